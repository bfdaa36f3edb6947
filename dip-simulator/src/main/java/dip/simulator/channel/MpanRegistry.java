package dip.simulator.channel;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who has to do with an MPAN, learned from the messages about it: whoever sent one or was addressed by one. The DIP's
 * own registry is not published (dip-spec section 6); this is enough to have secondary recipients.
 */
final class MpanRegistry {

    private final Map<String, Set<String>> parties;

    MpanRegistry(int limit) {
        parties = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
                return size() > limit;
            }
        };
    }

    synchronized Set<String> parties(String mpan) {
        return Set.copyOf(parties.getOrDefault(mpan, Set.of()));
    }

    synchronized void learn(String mpan, Collection<String> dipIds) {
        parties.computeIfAbsent(mpan, unknown -> new LinkedHashSet<>()).addAll(dipIds);
    }
}
