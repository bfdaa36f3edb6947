package dip.model.catalogue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What differs between two releases, a change a fact: an interface, code, type, block, variant or one of their fields. */
public final class CatalogueDiff {

    /**
     * @param where for instance {@code block S1 senderUniqueReference}
     * @param before what was said of it; null where it was not there
     * @param after what is said of it now; null where it is gone
     */
    public record Change(String where, String before, String after) {

        @Override
        public String toString() {
            return before == null ? "+ " + where + " " + after
                    : after == null ? "- " + where + " " + before
                    : "~ " + where + " " + before + " → " + after;
        }
    }

    private CatalogueDiff() {
    }

    /** In the order of {@code b}, what is gone last. What stands inside something new or gone is not listed. */
    public static List<Change> between(Catalogue a, Catalogue b) {
        Map<String, String> before = facts(a);
        Map<String, String> after = facts(b);
        List<Change> changes = new ArrayList<>();
        after.forEach((where, fact) -> {
            boolean changed = !fact.equals(before.get(where));
            if (changed && (before.containsKey(where) || holderIsIn(before, where))) {
                changes.add(new Change(where, before.get(where), fact));
            }
        });
        before.forEach((where, fact) -> {
            if (!after.containsKey(where) && holderIsIn(after, where)) {
                changes.add(new Change(where, fact, null));
            }
        });
        return changes;
    }

    private static boolean holderIsIn(Map<String, String> facts, String where) {
        String holder = where.substring(0, where.lastIndexOf(' '));
        return holder.indexOf(' ') < 0 || facts.containsKey(holder);
    }

    /** What the text form says, by the path to it. */
    private static Map<String, String> facts(Catalogue catalogue) {
        Map<String, String> facts = new LinkedHashMap<>();
        Deque<String> path = new ArrayDeque<>();
        for (String line : catalogue.write().split("\n")) {
            String text = line.strip();
            int depth = (line.length() - text.length()) / 2;
            int words = depth == 0 ? 2 : 1;
            String[] parts = text.split(" ", words + 1);
            if (parts.length <= words) {
                continue;
            }
            while (path.size() > depth) {
                path.removeLast();
            }
            String name = depth == 0 ? parts[0] + ' ' + parts[1] : parts[0];
            boolean optional = name.endsWith("?");
            path.addLast(optional ? name.substring(0, name.length() - 1) : name);
            facts.put(String.join(" ", path), (optional ? "optional " : "") + parts[words]);
        }
        return facts;
    }
}
