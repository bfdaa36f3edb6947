package dip.simulator.channel;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

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

    /** Takes them all, or none: then those that were taken before are returned. */
    synchronized Set<String> claim(Set<String> references) {
        Set<String> taken = references.stream().filter(seen::contains).collect(Collectors.toSet());
        if (taken.isEmpty()) {
            add(references);
        }
        return taken;
    }

    synchronized void release(Collection<String> references) {
        references.forEach(seen::remove);
    }

    private void add(Set<String> references) {
        seen.addAll(references);
        Iterator<String> oldest = seen.iterator();
        while (seen.size() > limit) {
            oldest.next();
            oldest.remove();
        }
    }
}
