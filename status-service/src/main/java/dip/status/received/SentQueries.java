package dip.status.received;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Reads what we sent and what was said of it. Blocks. */
@Singleton
class SentQueries {

    private static final int MOST_STATUSES = 1000;
    private static final String SENT = """
            select s.id, s.submission, s.participant, s.channel, s.event, s.reference, s.transaction_id, s.sender_correlation, s.mpan,
                s.recipients, s.state, s.state_at, s.http_status, s.code, s.detail, s.attempts, s.submitted_at, s.settled_at
            from status.sent s where\s""";
    private static final String STATUS = """
            select r.id, r.item_id, r.participant, r.transaction_id, r.reference, r.correlation_id, r.said_by, r.said_at, r.code,
                r.outcome, r.message, r.help, r.received_at, r.submission, r.matched_by
            from status.received r where\s""";

    private final DataSource postgres;

    SentQueries(DataSource postgres) {
        this.postgres = postgres;
    }

    /** One row of what was asked for. */
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    Optional<Sent> bySubmission(UUID submission) throws SQLException {
        return select(SENT + "s.submission = ?", SentQueries::sent, submission).stream().findFirst();
    }

    /** Of one of {@code participants}. */
    Optional<Sent> byReference(List<String> participants, String reference) throws SQLException {
        return select(SENT + "s.participant = any(?) and s.reference = ? order by s.id desc limit 1", SentQueries::sent,
                participants.toArray(String[]::new), reference).stream().findFirst();
    }

    List<Status> statuses(UUID submission) throws SQLException {
        return select(STATUS + "r.submission = ? order by r.said_at, r.id limit ?", SentQueries::status, submission, MOST_STATUSES);
    }

    /** Newest first, {@code limit} at most. */
    List<Status> unmatched(long after, int limit) throws SQLException {
        return select(STATUS + "r.submission is null and r.id < ? order by r.id desc limit ?", SentQueries::status, after, limit);
    }

    /**
     * Newest first, {@code limit} at most.
     *
     * @param filters value by column; a null filters nothing
     */
    List<Sent> find(Map<String, String> filters, long after, int limit) throws SQLException {
        Map<String, String> used = new LinkedHashMap<>(filters);
        used.values().removeIf(Objects::isNull);
        String where = used.keySet().stream().map(column -> "s." + column + " = ? and ").collect(Collectors.joining());
        List<Object> values = new ArrayList<>(used.values());
        values.add(after);
        values.add(limit);
        return select(SENT + where + "s.id < ? order by s.id desc limit ?", SentQueries::sent, values.toArray());
    }

    private <T> List<T> select(String sql, Row<T> form, Object... values) throws SQLException {
        try (Connection connection = postgres.getConnection(); PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i] instanceof String[] texts ? connection.createArrayOf("text", texts) : values[i]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(form.of(row));
                }
            }
            return found;
        }
    }

    private static Sent sent(ResultSet row) throws SQLException {
        return new Sent(row.getLong(1), row.getObject(2, UUID.class), row.getString(3), row.getString(4), row.getString(5),
                row.getString(6), row.getString(7), row.getString(8), row.getString(9),
                Arrays.asList((String[]) row.getArray(10).getArray()), row.getString(11), instant(row, 12), row.getInt(13),
                row.getString(14), row.getString(15), row.getInt(16), instant(row, 17), instant(row, 18));
    }

    private static Status status(ResultSet row) throws SQLException {
        return new Status(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6),
                row.getString(7), instant(row, 8), row.getString(9), row.getString(10), row.getString(11), row.getString(12),
                instant(row, 13), row.getObject(14, UUID.class), row.getString(15));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
