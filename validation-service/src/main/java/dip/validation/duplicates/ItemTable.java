package dip.validation.duplicates;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Table {@code validation.item}: one statement whatever the number of rows. Every statement is a transaction of its own. */
final class ItemTable {

    private static final String ENTER = """
            insert into validation.item (item_id, transaction_key, reference_key, content_key, first_with_content, verdict)
            select item_id, transaction_key, reference_key, content_key, first_with_content, verdict
            from unnest(?, ?, ?, ?, ?, ?, ?) with ordinality
                 as proposed(item_id, transaction_key, reference_key, content_key, first_with_content, verdict, unless_held, place)
            where unless_held is null
               or not exists (select from validation.item held where held.transaction_key = proposed.unless_held)
            order by place
            on conflict do nothing
            returning item_id""";

    private static final String LOOK_UP = """
            select asked.item_id, own.verdict, by_transaction.item_id, by_reference.item_id, by_reference.content_key,
                   by_content.item_id
            from unnest(?, ?, ?, ?) as asked(item_id, transaction_key, reference_key, content_key)
            left join validation.item own on own.item_id = asked.item_id
            left join validation.item by_transaction on by_transaction.transaction_key = asked.transaction_key
            left join validation.item by_reference on by_reference.reference_key = asked.reference_key
            left join validation.item by_content
                   on by_content.content_key = asked.content_key and by_content.first_with_content""";

    private static final String PRUNE = """
            delete from validation.item where item_id in (
                select item_id from validation.item where item_id < ? order by item_id limit ? for update skip locked)""";

    private static final String DEADLOCK = "40P01";

    private final Connection connection;

    ItemTable(Connection connection) {
        this.connection = connection;
    }

    /**
     * Enters each proposal whose item and whose claimed keys no other row has; of those that collide with one another
     * the earlier. Waits for others who are about to enter the same.
     *
     * @return the itemIds entered; none where Postgres let the others go first, because each waited for the other
     */
    Set<String> enter(Collection<Proposal> proposals) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
            statement.setArray(1, array("text", proposals, Proposal::itemId, String[]::new));
            statement.setArray(2, array("uuid", proposals, p -> p.claimsIdentity() ? p.judged().keys().transaction() : null, UUID[]::new));
            statement.setArray(3, array("uuid", proposals, p -> p.claimsIdentity() ? p.judged().keys().reference() : null, UUID[]::new));
            statement.setArray(4, array("uuid", proposals, p -> p.judged().keys().content(), UUID[]::new));
            statement.setArray(5, array("bool", proposals, Proposal::claimsContent, Boolean[]::new));
            statement.setArray(6, array("bytea", proposals, p -> p.verdict().toJson(), byte[][]::new));
            statement.setArray(7, array("uuid", proposals, ItemTable::unlessHeld, UUID[]::new));
            return entered(statement);
        } catch (SQLException failure) {
            if (DEADLOCK.equals(failure.getSQLState())) {
                return Set.of();
            }
            throw failure;
        }
    }

    private static Set<String> entered(PreparedStatement statement) throws SQLException {
        Set<String> entered = new HashSet<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                entered.add(rows.getString(1));
            }
        }
        return entered;
    }

    /** @return by itemId, one for each proposal */
    Map<String, Seen> lookUp(Collection<Proposal> proposals) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOOK_UP)) {
            statement.setArray(1, array("text", proposals, Proposal::itemId, String[]::new));
            statement.setArray(2, array("uuid", proposals, p -> p.judged().keys().transaction(), UUID[]::new));
            statement.setArray(3, array("uuid", proposals, p -> p.judged().keys().reference(), UUID[]::new));
            statement.setArray(4, array("uuid", proposals, p -> p.judged().keys().content(), UUID[]::new));
            Map<String, Seen> seen = HashMap.newHashMap(proposals.size());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    seen.put(rows.getString(1), new Seen(rows.getBytes(2), rows.getString(3), rows.getString(4),
                            rows.getObject(5, UUID.class), rows.getString(6)));
                }
            }
            return seen;
        }
    }

    /** @return how many rows below {@code itemId} were removed, {@code limit} at most */
    int prune(String itemId, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PRUNE)) {
            statement.setString(1, itemId);
            statement.setInt(2, limit);
            return statement.executeUpdate();
        }
    }

    private static UUID unlessHeld(Proposal proposal) {
        return proposal.claim() == Proposal.Claim.NOTHING_IF_FIRST ? proposal.judged().keys().transaction() : null;
    }

    private <T> Array array(String type, Collection<Proposal> proposals, Function<Proposal, T> column,
            IntFunction<T[]> make) throws SQLException {
        return connection.createArrayOf(type, proposals.stream().map(column).toArray(make));
    }
}
