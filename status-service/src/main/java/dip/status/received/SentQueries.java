package dip.status.received;

import dip.status.rest.Rows;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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

    private final Rows rows;

    SentQueries(Rows rows) {
        this.rows = rows;
    }

    Optional<Sent> bySubmission(UUID submission) throws SQLException {
        return rows.select(SENT + "s.submission = ?", SentQueries::sent, submission).stream().findFirst();
    }

    /** Of one of {@code participants}. */
    Optional<Sent> byReference(List<String> participants, String reference) throws SQLException {
        return rows.select(SENT + "s.participant = any(?) and s.reference = ? order by s.id desc limit 1", SentQueries::sent,
                participants.toArray(String[]::new), reference).stream().findFirst();
    }

    List<Status> statuses(UUID submission) throws SQLException {
        return rows.select(STATUS + "r.submission = ? order by r.said_at, r.id limit ?", SentQueries::status, submission, MOST_STATUSES);
    }

    /** Newest first, {@code limit} at most. */
    List<Status> unmatched(long after, int limit) throws SQLException {
        return rows.select(STATUS + "r.matched_by is null and r.id < ? order by r.id desc limit ?", SentQueries::status, after, limit);
    }

    /**
     * Newest first, {@code limit} at most.
     *
     * @param filters value by column; a null filters nothing
     */
    List<Sent> find(Map<String, String> filters, long after, int limit) throws SQLException {
        Map<String, Object> conditions = new LinkedHashMap<>();
        filters.forEach((column, value) -> conditions.put("s." + column + " = ?", value));
        return rows.page(SENT, conditions, "s.id", after, limit, SentQueries::sent);
    }

    private static Sent sent(ResultSet row) throws SQLException {
        return new Sent(row.getLong(1), row.getObject(2, UUID.class), row.getString(3), row.getString(4), row.getString(5),
                row.getString(6), row.getString(7), row.getString(8), row.getString(9),
                Arrays.asList((String[]) row.getArray(10).getArray()), row.getString(11), Rows.instant(row, 12), row.getInt(13),
                row.getString(14), row.getString(15), row.getInt(16), Rows.instant(row, 17), Rows.instant(row, 18));
    }

    private static Status status(ResultSet row) throws SQLException {
        return new Status(row.getLong(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6),
                row.getString(7), Rows.instant(row, 8), row.getString(9), row.getString(10), row.getString(11), row.getString(12),
                Rows.instant(row, 13), row.getObject(14, UUID.class), row.getString(15));
    }
}
