package dip.egress.submission;

import dip.egress.DuplicateGuard;
import dip.egress.outbox.NewMessage;
import dip.sending.Columns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Finds what says the same as an earlier message that was not refused. Within the transaction of a submission. */
final class Duplicates {

    /** Two submissions of the same content meet here; few, because Postgres keeps only so many locks. */
    private static final int LOCKS = 128;
    private static final int LOCK_CLASS = 0x646970;

    private static final String LOCK = "select pg_advisory_xact_lock(%d, bucket) from (select unnest(?) as bucket order by 1) sorted"
            .formatted(LOCK_CLASS);

    private static final String MARK = """
            update egress.outbox o set duplicate_of = first.submission, state = case when m.held then 'held' else 'waiting' end
            from unnest(?, ?) as m(submission, held) join egress.outbox n on n.submission = m.submission
            cross join lateral (
                select e.submission from egress.outbox e
                where e.content_key = n.content_key and e.id < n.id and e.state in ('waiting', 'held', 'accepted')
                order by e.id limit 1) first
            where o.id = n.id
            returning o.submission, o.duplicate_of""";

    private final Connection connection;
    private final List<NewMessage> guarded;

    Duplicates(Connection connection, List<NewMessage> messages) {
        this.connection = connection;
        this.guarded = messages.stream().filter(message -> message.guard() != DuplicateGuard.SEND && message.contentKey() != null).toList();
    }

    /** Before the messages are stored: waits for others that store the same. */
    void lock() throws SQLException {
        List<Integer> buckets = guarded.stream().map(message -> Math.floorMod(message.contentKey().hashCode(), LOCKS)).distinct().toList();
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            Columns.set(lock, 1, "int", buckets, bucket -> bucket);
            lock.executeQuery().close();
        }
    }

    /** After they are stored. @return the earlier submission, by the later one */
    Map<UUID, UUID> mark() throws SQLException {
        try (PreparedStatement mark = connection.prepareStatement(MARK)) {
            Columns.set(mark, 1, "uuid", guarded, NewMessage::submission);
            Columns.set(mark, 2, "bool", guarded, message -> message.guard() == DuplicateGuard.HOLD);
            Map<UUID, UUID> found = new HashMap<>();
            try (ResultSet rows = mark.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
                }
            }
            return found;
        }
    }
}
