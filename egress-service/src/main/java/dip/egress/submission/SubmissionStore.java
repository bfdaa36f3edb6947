package dip.egress.submission;

import dip.egress.DuplicateGuard;
import dip.egress.outbox.NewMessage;
import dip.egress.submission.Stored.Taken;
import dip.sending.Columns;
import dip.sending.hold.Holds;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** Submissions in Postgres: all messages of one, or none. Blocks. */
@Singleton
class SubmissionStore {

    private static final String REQUEST = "insert into egress.request (key, body_hash) values (?, ?) on conflict do nothing";

    private static final String HASH = "select body_hash from egress.request where key = ?";

    private static final String OF_REQUEST =
            "select submission, channel, reference, state, duplicate_of from egress.outbox where request_key = ? order by id";

    /** Rows get their numbers in the order of the submission: an MPAN's messages are sent in that order. */
    private static final String ADD = """
            insert into egress.outbox (request_key, correlation_id, submission, participant, channel, reference, mpan, message, size, content_key)
            select ?, ?, m.submission, m.participant, m.channel, m.reference, m.mpan, m.message, octet_length(m.message), m.content_key
            from unnest(?, ?, ?, ?, ?, ?, ?) with ordinality
                as m(submission, participant, channel, reference, mpan, message, content_key, place)
            order by m.place
            on conflict (participant, reference) do nothing
            returning reference""";

    private static final String FIND = """
            select o.submission, o.participant, o.channel, o.reference, o.mpan, o.state, o.attempts, o.in_doubt,
                   o.state = 'waiting' and %s, o.http_status, o.code, o.detail, o.transaction_id, o.submitted_at, o.settled_at,
                   o.duplicate_of
            from egress.outbox o where o.submission = ?""".formatted(Holds.standFor("egress", "o.participant", "o.channel"));

    private static final String RELEASE = """
            update egress.outbox set state = 'waiting', due_at = now(), settled_at = null
            where submission = ? and state in ('held', 'failed')""";

    private static final String WITHDRAW = """
            update egress.outbox set state = 'withdrawn', settled_at = now()
            where submission = ? and state in ('held', 'failed')""";

    private final DataSource postgres;

    SubmissionStore(DataSource postgres) {
        this.postgres = postgres;
    }

    /**
     * @param key Idempotency-Key; null where there is none
     * @param correlationId the suite's own
     * @param bodyHash SHA-256 of the request's body
     */
    Stored add(String key, String correlationId, byte[] bodyHash, List<NewMessage> messages) throws SQLException {
        try (Connection connection = postgres.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Stored stored = add(connection, key, correlationId, bodyHash, messages);
                if (stored instanceof Stored.New) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
                return stored;
            } catch (SQLException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** What a request with this body under this Idempotency-Key has put in the outbox; empty where there was none. */
    List<Taken> taken(String key, byte[] bodyHash) throws SQLException {
        try (Connection connection = postgres.getConnection()) {
            return Arrays.equals(hash(connection, key), bodyHash) ? ofRequest(connection, key) : List.of();
        }
    }

    Optional<Submission> find(UUID id) throws SQLException {
        try (Connection connection = postgres.getConnection(); PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setObject(1, id);
            try (ResultSet row = find.executeQuery()) {
                return row.next() ? Optional.of(submission(row)) : Optional.empty();
            }
        }
    }

    /** Sends what was held or has failed, as it is. @return whether it was; also false where there is no such submission */
    boolean release(UUID id) throws SQLException {
        return changed(RELEASE, id);
    }

    /** Gives up what was held or has failed. @return whether it was; also false where there is no such submission */
    boolean withdraw(UUID id) throws SQLException {
        return changed(WITHDRAW, id);
    }

    private boolean changed(String sql, UUID id) throws SQLException {
        try (Connection connection = postgres.getConnection(); PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, id);
            return update.executeUpdate() > 0;
        }
    }

    private static Stored add(Connection connection, String key, String correlationId, byte[] bodyHash, List<NewMessage> messages)
            throws SQLException {
        if (key != null && !isNew(connection, key, bodyHash)) {
            return Arrays.equals(hash(connection, key), bodyHash) ? new Stored.Repeated(ofRequest(connection, key)) : new Stored.KeyUsed();
        }
        Duplicates duplicates = new Duplicates(connection, messages);
        duplicates.lock();
        Set<String> added = insert(connection, key, correlationId, messages);
        Set<String> seen = new HashSet<>();
        for (NewMessage message : messages) {
            if (!added.contains(message.reference()) || !seen.add(message.reference())) {
                return new Stored.ReferenceUsed(message.reference());
            }
        }
        Map<UUID, UUID> earlier = duplicates.mark();
        return new Stored.New(messages.stream().map(message -> taken(message, earlier.get(message.submission()))).toList());
    }

    private static Taken taken(NewMessage message, UUID earlier) {
        boolean isHeld = earlier != null && message.guard() == DuplicateGuard.HOLD;
        return new Taken(message.submission(), message.channel(), message.reference(), isHeld ? "held" : "waiting", earlier);
    }

    /** Waits for a request with the same key that is being stored. */
    private static boolean isNew(Connection connection, String key, byte[] bodyHash) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(REQUEST)) {
            insert.setString(1, key);
            insert.setBytes(2, bodyHash);
            return insert.executeUpdate() > 0;
        }
    }

    private static byte[] hash(Connection connection, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HASH)) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getBytes(1) : null;
            }
        }
    }

    private static List<Taken> ofRequest(Connection connection, String key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OF_REQUEST)) {
            select.setString(1, key);
            List<Taken> taken = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    taken.add(new Taken(rows.getObject(1, UUID.class), rows.getString(2), rows.getString(3), rows.getString(4),
                            rows.getObject(5, UUID.class)));
                }
            }
            return taken;
        }
    }

    private static Set<String> insert(Connection connection, String key, String correlationId, List<NewMessage> messages)
            throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setString(1, key);
            add.setString(2, correlationId);
            Columns.set(add, 3, "uuid", messages, NewMessage::submission);
            Columns.set(add, 4, "text", messages, NewMessage::participant);
            Columns.set(add, 5, "text", messages, NewMessage::channel);
            Columns.set(add, 6, "text", messages, NewMessage::reference);
            Columns.set(add, 7, "text", messages, NewMessage::mpan);
            Columns.setBytes(add, 8, messages, NewMessage::json);
            Columns.set(add, 9, "uuid", messages, NewMessage::contentKey);
            Set<String> added = new HashSet<>();
            try (ResultSet rows = add.executeQuery()) {
                while (rows.next()) {
                    added.add(rows.getString(1));
                }
            }
            return added;
        }
    }

    private static Submission submission(ResultSet row) throws SQLException {
        return new Submission(row.getObject(1, UUID.class), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                row.getString(6), row.getInt(7), row.getBoolean(8), row.getBoolean(9), row.getObject(10, Integer.class),
                row.getString(11), row.getString(12), row.getString(13), instant(row, 14), instant(row, 15),
                row.getObject(16, UUID.class));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
