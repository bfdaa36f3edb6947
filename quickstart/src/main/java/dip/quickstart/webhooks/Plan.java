package dip.quickstart.webhooks;

import dip.quickstart.webhooks.Change.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The difference between what is wanted and what the DIP has, by participant and channel.
 *
 * @param unchanged as they should be
 * @param unnamed that the DIP has and nobody wants, where they are left as they are
 */
record Plan(List<Change> changes, SortedMap<Place, String> unchanged, SortedMap<Place, String> unnamed) {

    /**
     * @param known URL by place; an empty one where the DIP has something that nobody knows
     * @param prune whether what nobody wants is to be taken back
     */
    static Plan of(Map<Place, String> wanted, Map<Place, Optional<String>> known, boolean prune) {
        Plan plan = new Plan(new ArrayList<>(), new TreeMap<>(), new TreeMap<>());
        new TreeMap<>(wanted).forEach((place, url) -> plan.want(place, url, known.get(place)));
        new TreeMap<>(known).forEach((place, url) -> {
            if (!wanted.containsKey(place)) {
                plan.leave(place, url.orElse(null), prune);
            }
        });
        return plan;
    }

    long count(Action action) {
        return changes.stream().filter(change -> change.action() == action).count();
    }

    private void want(Place place, String url, Optional<String> before) {
        if (before == null) {
            changes.add(new Change(Action.ADD, place, url, null));
        } else if (Objects.equals(before.orElse(null), url)) {
            unchanged.put(place, url);
        } else {
            changes.add(new Change(Action.CHANGE, place, url, before.orElse(null)));
        }
    }

    private void leave(Place place, String url, boolean prune) {
        if (prune) {
            changes.add(new Change(Action.REMOVE, place, null, url));
        } else {
            unnamed.put(place, url == null ? "not known" : url);
        }
    }
}
