package dip.status.cases;

import dip.sending.Transactions;
import dip.service.Periodic;
import dip.status.StatusConfig;
import dip.status.remedy.CasesConfig;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Closes cases that are over: nothing of them fails any more, no job is at work on them, and for a while no message has joined
 * and nobody has done anything to them. So one that is opened again by hand stays open for a while, too.
 */
@Singleton
class Settled {

    private static final String CLOSE = """
            with settled as (
                select id, state from status.failure_case c
                where state in ('open', 'in-progress') and failing = 0 and last_seen < now() - ? * interval '1 millisecond'
                    and not exists (select from status.case_entry e where e.case_id = c.id and e.at > now() - ? * interval '1 millisecond')
                    and not exists (select from status.job j where j.case_id = c.id and j.state = 'running')
                limit ? for update skip locked
            ), closed as (
                update status.failure_case c
                set state = 'closed', reason = 'none of its messages fails any more', closed_at = now(), version = c.version + 1
                from settled s where c.id = s.id returning c.id, c.reason, s.state as before
            )
            insert into status.case_entry (case_id, made_by, what, before, after)
            select id, 'status-service', 'state', before, 'closed: ' || reason from closed""";

    private final Transactions transactions;
    private final long afterMillis;
    private final StatusConfig.Kept settings;

    Settled(Transactions transactions, CasesConfig cases, StatusConfig config) {
        this.transactions = transactions;
        this.afterMillis = cases.settledAfter().toMillis();
        this.settings = config.kept();
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        Periodic.every(vertx, settings.countEvery(), () -> Periodic.untilDone(this::close));
    }

    private int close(int limit) throws SQLException {
        return transactions.in(connection -> {
            try (PreparedStatement close = connection.prepareStatement(CLOSE)) {
                close.setLong(1, afterMillis);
                close.setLong(2, afterMillis);
                close.setInt(3, limit);
                return close.executeUpdate();
            }
        });
    }
}
