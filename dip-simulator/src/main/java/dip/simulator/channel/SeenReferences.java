package dip.simulator.channel;

import dip.simulator.SimulatorConfig;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The sender unique references of accepted messages, the newest so many. */
@Singleton
final class SeenReferences {

    static final String CODE = "MSG1006";
    static final String HELP = "a message with this reference was accepted before";

    private final Set<String> seen = new LinkedHashSet<>();
    private final int limit;

    SeenReferences(SimulatorConfig config) {
        this.limit = config.state().references();
    }

    synchronized boolean contains(String reference) {
        return seen.contains(reference);
    }

    /** @return whether it was not taken before; nobody else gets it until it is released */
    boolean claim(String reference) {
        return claim(Set.of(reference)).isEmpty();
    }

    /** Takes them all, or none: then those that were taken before are returned. */
    synchronized Set<String> claim(Set<String> references) {
        Set<String> taken = references.stream().filter(seen::contains).collect(Collectors.toSet());
        if (taken.isEmpty()) {
            add(references);
        }
        return taken;
    }

    /** Of messages that were not taken after all. */
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
