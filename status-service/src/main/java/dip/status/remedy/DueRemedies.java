package dip.status.remedy;

import dip.sending.Transactions;
import dip.service.Periodic;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Does what rules want done by now: sends again what has waited long enough, closes cases that have become quiet. */
@Singleton
class DueRemedies {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final String BY_RULE = "rule";
    private static final int CASES_AT_ONCE = 100;

    /** Messages of a case that was closed meanwhile stay: somebody has decided. */
    private static final String TAKE = """
            with due as (
                select id from status.case_message where resend_at <= now() and resolved_at is null
                order by resend_at limit ? for update skip locked
            )
            update status.case_message m set resend_at = null from due, status.failure_case c
            where m.id = due.id and c.id = m.case_id returning m.id, c.state <> 'closed', m.fix""";

    private static final String CLOSE = """
            with quiet as (
                select id, state from status.failure_case
                where quiet_millis is not null and state <> 'closed' and last_seen < now() - quiet_millis * interval '1 millisecond'
                limit ? for update skip locked
            ), closed as (
                update status.failure_case c
                set state = 'closed', reason = c.quiet_reason, closed_at = now(), version = c.version + 1
                from quiet q where c.id = q.id returning c.id, c.reason, q.state as before
            )
            insert into status.case_entry (case_id, made_by, what, before, after)
            select id, 'rule', 'state', before, 'closed: ' || reason from closed""";

    private final Transactions transactions;
    private final Resends resends;
    private final int perSecond;

    DueRemedies(Transactions transactions, Resends resends, CasesConfig config) {
        this.transactions = transactions;
        this.resends = resends;
        this.perSecond = config.resendPerSecond();
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        Periodic.every(vertx, EVERY, this::resend);
        Periodic.every(vertx, EVERY, this::close);
    }

    private int resend() throws SQLException {
        int handedOver = transactions.in(connection -> {
            List<Resends.Wanted> due = due(connection);
            return due.isEmpty() ? 0 : resends.add(connection, due, BY_RULE).handedOver();
        });
        if (handedOver > 0) {
            resends.wake();
        }
        return handedOver;
    }

    private List<Resends.Wanted> due(Connection connection) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setInt(1, perSecond);
            List<Resends.Wanted> due = new ArrayList<>();
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    if (row.getBoolean(2)) {
                        due.add(new Resends.Wanted(row.getLong(1), Fix.of(row.getString(3))));
                    }
                }
            }
            return due;
        }
    }

    private int close() throws SQLException {
        return transactions.in(connection -> {
            try (PreparedStatement close = connection.prepareStatement(CLOSE)) {
                close.setInt(1, CASES_AT_ONCE);
                return close.executeUpdate();
            }
        });
    }
}
