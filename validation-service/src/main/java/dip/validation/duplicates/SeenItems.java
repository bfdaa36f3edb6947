package dip.validation.duplicates;

import dip.messaging.Verdict;
import dip.model.json.MalformedJson;
import dip.validation.judge.Judged;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What this and every other copy of the service has decided, within the window. Two items that are duplicates meet at a
 * unique key, whichever copy they came to: one is entered, the other finds it there and is judged again.
 */
@ApplicationScoped
public class SeenItems {

    /**
     * Two batches that hold the same items in any order claim them in one order, so that neither waits for the other.
     * The content key leads, because an item that is the same in any way mostly has the same content.
     */
    private static final Comparator<Judged> CLAIMING_ORDER = Comparator
            .comparing((Judged judged) -> judged.keys().content(), Comparator.nullsLast(Comparator.<UUID>naturalOrder()))
            .thenComparing(judged -> judged.keys().transaction(), Comparator.nullsLast(Comparator.<UUID>naturalOrder()))
            .thenComparing(Judged::itemId);

    private final DataSource postgres;
    private final DuplicateRules rules;

    SeenItems(DataSource postgres, DuplicateRules rules) {
        this.postgres = postgres;
        this.rules = rules;
    }

    /**
     * Decides and commits. One round trip where nothing came before. An item decided earlier keeps its verdict. After
     * a failure any part may have been committed: deciding again gives those items the verdict that they already have.
     *
     * @return one for each distinct item, in no particular order
     */
    public List<Decision> decide(Collection<Judged> batch) throws SQLException {
        Map<String, Proposal> open = LinkedHashMap.newLinkedHashMap(batch.size());
        batch.stream().sorted(CLAIMING_ORDER).forEach(judged -> open.put(judged.itemId(), rules.first(judged)));
        List<Decision> decisions = new ArrayList<>(batch.size());
        try (Connection connection = postgres.getConnection()) {
            ItemTable table = new ItemTable(connection);
            enter(table, open, decisions);
            while (!open.isEmpty()) {
                reconsider(table.lookUp(open.values()), open, decisions);
                enter(table, open, decisions);
            }
        }
        return decisions;
    }

    private static void enter(ItemTable table, Map<String, Proposal> open, List<Decision> decisions) throws SQLException {
        if (open.isEmpty()) {
            return;
        }
        Set<String> entered = table.enter(open.values());
        for (String itemId : entered) {
            Proposal proposal = open.remove(itemId);
            decisions.add(new Decision(proposal.judged(), proposal.duplicate(), proposal.verdict()));
        }
    }

    private void reconsider(Map<String, Seen> seen, Map<String, Proposal> open, List<Decision> decisions) {
        seen.forEach((itemId, found) -> {
            Judged judged = open.get(itemId).judged();
            if (found.own() != null) {
                open.remove(itemId);
                decisions.add(new Decision(judged, Duplicate.REDELIVERY, parsed(found.own())));
            } else {
                open.put(itemId, rules.after(judged, found));
            }
        });
    }

    private static Verdict parsed(byte[] json) {
        try {
            return Verdict.parse(json);
        } catch (MalformedJson impossible) {
            throw new IllegalStateException("a verdict that this service stored cannot be read", impossible);
        }
    }
}
