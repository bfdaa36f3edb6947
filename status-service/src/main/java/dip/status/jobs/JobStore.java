package dip.status.jobs;

import dip.sending.Transactions;
import dip.status.remedy.Fix;
import dip.status.rest.Rows;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Table {@code status.job}. Blocks. */
@Singleton
class JobStore {

    private static final String ADD = """
            with made as (
                insert into status.job (case_id, action, argument, fix, made_by, total)
                select id, ?, ?, ?, ?, failing from status.failure_case where id = ?
                on conflict (case_id, action) where state = 'running' do nothing returning id, case_id, action, fix, made_by
            ), remembered as (
                insert into status.case_entry (case_id, made_by, what, after)
                select case_id, made_by, 'job', action || ' (job ' || id || ')' || coalesce(': ' || fix, '') from made
            )
            select id from made""";

    private static final String CANCEL = "update status.job set state = 'cancelled', ended_at = now() where id = ? and state = 'running'";

    private static final String JOB = """
            select j.id, j.case_id, j.action, j.argument, j.fix, j.state, j.made_by, j.made_at, j.total, j.done, j.skipped, j.unmended,
                j.ended_at
            from status.job j where\s""";

    private static final String PRUNE = """
            delete from status.job where id in (
                select id from status.job where state <> 'running' and ended_at < now() - ? * interval '1 millisecond'
                limit ? for update skip locked)""";

    private final Transactions transactions;
    private final Rows rows;

    JobStore(Transactions transactions, Rows rows) {
        this.transactions = transactions;
        this.rows = rows;
    }

    /** @return its ID; none where such a job of the case is running */
    OptionalLong add(long caseId, Action action, String argument, Fix fix, String madeBy) throws SQLException {
        return transactions.in(connection -> {
            try (PreparedStatement add = connection.prepareStatement(ADD)) {
                add.setString(1, action.id());
                add.setString(2, argument);
                add.setString(3, fix.json());
                add.setString(4, madeBy);
                add.setLong(5, caseId);
                try (ResultSet row = add.executeQuery()) {
                    return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
                }
            }
        });
    }

    Optional<Job> byId(long id) throws SQLException {
        return rows.select(JOB + "j.id = ?", JobStore::job, id).stream().findFirst();
    }

    /** Newest first. @param state null for any, and {@code caseId} likewise */
    List<Job> find(String state, Long caseId, long after, int limit) throws SQLException {
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("j.case_id = ?", caseId);
        conditions.put("j.state = ?", state);
        return rows.page(JOB, conditions, "j.id", after, limit, JobStore::job);
    }

    /** What it has done stays. @return whether it was running */
    boolean cancel(long id) throws SQLException {
        return transactions.in(connection -> {
            try (PreparedStatement cancel = connection.prepareStatement(CANCEL)) {
                cancel.setLong(1, id);
                return cancel.executeUpdate() > 0;
            }
        });
    }

    /** Removes what ended before the retention. @return how many rows, {@code limit} at most */
    int prune(long retentionMillis, int limit) throws SQLException {
        return transactions.in(connection -> prune(connection, retentionMillis, limit));
    }

    private static int prune(Connection connection, long retentionMillis, int limit) throws SQLException {
        try (PreparedStatement prune = connection.prepareStatement(PRUNE)) {
            prune.setLong(1, retentionMillis);
            prune.setInt(2, limit);
            return prune.executeUpdate();
        }
    }

    private static Job job(ResultSet row) throws SQLException {
        return new Job(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6),
                row.getString(7), Rows.instant(row, 8), row.getInt(9), row.getInt(10), row.getInt(11), row.getInt(12),
                Rows.instantOrNull(row, 13));
    }
}
