package dip.status.cases;

import dip.sending.Periodic;
import dip.status.StatusConfig;
import dip.status.Transactions;
import dip.status.rest.Rows;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Counts cases, and removes messages from them that joined longer ago than what we sent is kept. */
@Singleton
class CaseKeeping {

    private static final String COUNT = """
            select count(*) filter (where state = 'open'), count(*) filter (where state = 'in-progress'), coalesce(sum(failing), 0)
            from status.failure_case where state in ('open', 'in-progress')""";

    private static final String PRUNE = """
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
        Periodic.every(vertx, settings.pruneEvery(), () -> Periodic.untilDone(this::prune));
    }

    private CaseMetrics.Count count() throws SQLException {
        CaseMetrics.Count count = rows.select(COUNT, row -> new CaseMetrics.Count(row.getLong(1), row.getLong(2), row.getLong(3)))
                .getFirst();
        metrics.counted(count);
        return count;
    }

    private int prune(int limit) throws SQLException {
        return transactions.in(connection -> {
            try (PreparedStatement prune = connection.prepareStatement(PRUNE)) {
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
