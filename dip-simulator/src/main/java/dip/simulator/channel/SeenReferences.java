package dip.simulator.channel;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The sender unique references of accepted messages, the newest so many. For MSG1006. */
final class SeenReferences {

    private final Set<String> seen = new LinkedHashSet<>();
    private final int limit;

    SeenReferences(int limit) {
        this.limit = limit;
    }

    synchronized boolean contains(String reference) {
        return seen.contains(reference);
    }

    synchronized void add(Collection<String> references) {
        seen.addAll(references);
        Iterator<String> oldest = seen.iterator();
        while (seen.size() > limit) {
            oldest.next();
            oldest.remove();
        }
    }
}
