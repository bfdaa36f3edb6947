package dip.status.cases;

import dip.sending.Transactions;
import dip.service.Periodic;
import dip.status.StatusConfig;
import dip.status.rest.Rows;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Counts cases, and removes what is older than what we sent is kept: messages that joined, cases that were closed. */
@Singleton
class CaseKeeping {

    private static final String COUNT = """
            select count(*) filter (where state = 'open'), count(*) filter (where state = 'in-progress'), count(*) filter (where %s),
                coalesce(sum(failing), 0)
            from status.failure_case c where state in ('open', 'in-progress')""".formatted(CaseQueries.OVERDUE);

    private static final String PRUNE_MESSAGES = """
            with gone as (
                delete from status.case_message where id in (
                    select id from status.case_message where joined_at < now() - ? * interval '1 millisecond'
                    limit ? for update skip locked)
                returning case_id, resolved_at
            ), counted as (
                update status.failure_case c set failing = c.failing - g.messages
                from (select case_id, count(*) as messages from gone where resolved_at is null group by case_id) g where c.id = g.case_id
            )
            select count(*) from gone""";

    private static final String PRUNE_RESENDS = """
            with gone as (
                delete from status.resend where key in (
                    select key from status.resend where made_at < now() - ? * interval '1 millisecond' limit ? for update skip locked)
                returning key
            )
            select count(*) from gone""";

    private static final String PRUNE_CASES = """
            with gone as (
                delete from status.failure_case where id in (
                    select id from status.failure_case where state = 'closed' and closed_at < now() - ? * interval '1 millisecond'
                    limit ? for update skip locked)
                returning id
            )
            select count(*) from gone""";

    private final Transactions transactions;
    private final Rows rows;
    private final CaseMetrics metrics;
    private final StatusConfig.Kept settings;

    CaseKeeping(Transactions transactions, Rows rows, CaseMetrics metrics, StatusConfig config) {
        this.transactions = transactions;
        this.rows = rows;
        this.metrics = metrics;
        this.settings = config.kept();
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        Periodic.every(vertx, settings.countEvery(), this::count);
        Periodic.every(vertx, settings.pruneEvery(), () -> Periodic.untilDone(limit -> prune(PRUNE_MESSAGES, limit))
                + Periodic.untilDone(limit -> prune(PRUNE_RESENDS, limit))
                + Periodic.untilDone(limit -> prune(PRUNE_CASES, limit)));
    }

    private CaseMetrics.Count count() throws SQLException {
        CaseMetrics.Count count = rows.select(COUNT, row -> new CaseMetrics.Count(row.getLong(1), row.getLong(2), row.getLong(3),
                row.getLong(4))).getFirst();
        metrics.counted(count);
        return count;
    }

    private int prune(String sql, int limit) throws SQLException {
        return transactions.in(connection -> {
            try (PreparedStatement prune = connection.prepareStatement(sql)) {
                prune.setLong(1, settings.retention().toMillis());
                prune.setInt(2, limit);
                try (ResultSet row = prune.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            }
        });
    }
}
