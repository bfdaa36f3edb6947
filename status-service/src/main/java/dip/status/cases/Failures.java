package dip.status.cases;

import dip.sending.Columns;
import dip.status.remedy.Cause;
import dip.status.remedy.Rule;
import dip.status.remedy.Rules;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/**
 * Keeps messages that fail in the case of their cause. Called in the transaction that brought the news, which holds the
 * messages' rows of {@code status.sent}: whoever comes second sees what the first has done. One statement whatever the
 * number of messages. Blocks.
 */
@Singleton
public class Failures {

    /**
     * What is not as it ought to be: failures without case, and messages of a case that fail no longer. The DIP's first
     * answer counts as its word until it says more. What was sent anew is over: what comes of that has its own word.
     */
    private static final String DIFFERENCE = """
            with about as (
                select submission, participant, channel, outcome, coalesce(code, 'HTTP ' || http_status) as code
                from status.sent s where submission = any(?)
                    and not exists (select from status.resend x where x.submission = s.submission and x.result is not null)
            ), word as (
                select distinct on (submission, said_by) submission, said_by, code, is_failure, id
                from status.received where submission = any(?) order by submission, said_by, said_at desc, id desc
            ), failure as (
                select a.submission, a.participant, a.channel, w.said_by as recipient, w.code, w.id as status
                from about a join word w using (submission) where w.is_failure
                union all
                select a.submission, a.participant, a.channel, 'DIP', a.code, null from about a
                where a.outcome = 'FAILED' and not exists (select from word w where w.submission = a.submission and w.said_by = 'DIP')
            ), member as (
                select m.id, m.case_id, m.submission, m.recipient, c.code
                from status.case_message m join status.failure_case c on c.id = m.case_id
                where m.submission = any(?) and m.resolved_at is null
            )
            select f.submission, f.participant, f.channel, f.recipient, f.code, f.status, m.id, m.case_id
            from failure f full join member m using (submission, recipient, code)
            where f.participant is null or m.id is null""";

    /** All of them first and in one order, so that no two transactions wait for each other. */
    private static final String LOCK = """
            select id from status.failure_case where id in (
                select unnest(?)
                union
                select c.id from unnest(?, ?, ?, ?) as n(participant, channel, recipient, code)
                join status.failure_case c using (participant, channel, recipient, code) where c.state <> 'closed')
            order by id for no key update""";

    private static final String LEAVE = """
            with gone as (
                update status.case_message set resolved_at = now() where id = any(?) returning case_id
            )
            update status.failure_case c set failing = c.failing - g.messages
            from (select case_id, count(*) as messages from gone group by case_id) g where c.id = g.case_id""";

    private static final String JOIN = """
            with news as (
                select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n(participant, channel, recipient, code, submission, status,
                    remedy, owner, deadline_millis, quiet_millis, quiet_reason, resend_millis, resend_times, fix, webhook)
            ), grown as (
                insert into status.failure_case as c (participant, channel, recipient, code, failing, failures, first_seen, last_seen, previous,
                    remedy, owner, deadline, quiet_millis, quiet_reason, webhook)
                select participant, channel, recipient, code, count(*), count(*), now(), now(),
                    (select max(id) from status.failure_case p where p.state = 'closed' and p.participant = n.participant
                        and p.channel = n.channel and p.recipient = n.recipient and p.code = n.code),
                    min(remedy), min(owner), now() + min(deadline_millis) * interval '1 millisecond', min(quiet_millis), min(quiet_reason), min(webhook)
                from news n group by participant, channel, recipient, code order by participant, channel, recipient, code
                on conflict (participant, channel, recipient, code) where state <> 'closed' do update
                    set failing = c.failing + excluded.failing, failures = c.failures + excluded.failures,
                        last_seen = greatest(c.last_seen, excluded.last_seen)
                returning id, participant, channel, recipient, code, remedy, xmax = 0 as is_new
            ), remembered as (
                insert into status.case_entry (case_id, made_by, what, after)
                select g.id, 'status-service', 'opened', g.remedy || coalesce(': ' || min(n.fix), '')
                from grown g join news n using (participant, channel, recipient, code) where g.is_new group by g.id, g.remedy
            )
            insert into status.case_message (case_id, submission, recipient, status, resend_at, fix)
            select g.id, n.submission, n.recipient, n.status,
                case when coalesce(before.attempt, 0) < n.resend_times
                    and not exists (select from status.resend x where x.submission = n.submission and x.refused_at is not null)
                    then now() + n.resend_millis * interval '1 millisecond' end, n.fix
            from news n join grown g using (participant, channel, recipient, code)
            left join status.resend before on before.result = n.submission""";

    private record Failure(UUID submission, Cause cause, Long status) {
    }

    /** @param id of the row in {@code status.case_message} */
    private record Member(long id, long caseId) {
    }

    private record Difference(List<Failure> joining, List<Member> leaving) {
    }

    private final Rules rules;

    Failures(Rules rules) {
        this.rules = rules;
    }

    /** Brings the cases of these messages up to date. */
    public void review(Connection connection, Collection<UUID> submissions) throws SQLException {
        Difference difference = difference(connection, submissions);
        if (difference.joining.isEmpty() && difference.leaving.isEmpty()) {
            return;
        }
        lock(connection, difference);
        if (!difference.leaving.isEmpty()) {
            leave(connection, difference.leaving);
        }
        if (!difference.joining.isEmpty()) {
            join(connection, difference.joining);
        }
    }

    private static Difference difference(Connection connection, Collection<UUID> submissions) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(DIFFERENCE)) {
            for (int i = 1; i <= 3; i++) {
                Columns.set(select, i, "uuid", submissions, submission -> submission);
            }
            Difference difference = new Difference(new ArrayList<>(), new ArrayList<>());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (row.getString(2) == null) {
                        difference.leaving.add(new Member(row.getLong(7), row.getLong(8)));
                    } else {
                        difference.joining.add(new Failure(row.getObject(1, UUID.class), new Cause(row.getString(2),
                                row.getString(3), row.getString(4), row.getString(5)), row.getObject(6, Long.class)));
                    }
                }
            }
            return difference;
        }
    }

    private static void lock(Connection connection, Difference difference) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            Columns.set(lock, 1, "bigint", difference.leaving, Member::caseId);
            cause(lock, 2, difference.joining);
            lock.execute();
        }
    }

    private static void leave(Connection connection, List<Member> members) throws SQLException {
        try (PreparedStatement leave = connection.prepareStatement(LEAVE)) {
            Columns.set(leave, 1, "bigint", members, Member::id);
            leave.executeUpdate();
        }
    }

    private void join(Connection connection, List<Failure> failures) throws SQLException {
        try (PreparedStatement join = connection.prepareStatement(JOIN)) {
            cause(join, 1, failures);
            Columns.set(join, 5, "uuid", failures, Failure::submission);
            Columns.set(join, 6, "bigint", failures, Failure::status);
            List<Rule> of = failures.stream().map(failure -> rules.of(failure.cause)).toList();
            Columns.set(join, 7, "text", of, Rule::remedyId);
            Columns.set(join, 8, "text", of, Rule::owner);
            Columns.set(join, 9, "bigint", of, Rule::deadlineMillis);
            Columns.set(join, 10, "bigint", of, Rule::quietMillis);
            Columns.set(join, 11, "text", of, Rule::reason);
            Columns.set(join, 12, "bigint", of, Rule::resendMillis);
            Columns.set(join, 13, "int", of, Rule::times);
            Columns.set(join, 14, "text", of, rule -> rule.fix().json());
            Columns.set(join, 15, "text", of, Rule::webhook);
            join.executeUpdate();
        }
    }

    private static void cause(PreparedStatement statement, int first, List<Failure> failures) throws SQLException {
        Columns.set(statement, first, "text", failures, failure -> failure.cause.participant());
        Columns.set(statement, first + 1, "text", failures, failure -> failure.cause.channel());
        Columns.set(statement, first + 2, "text", failures, failure -> failure.cause.recipient());
        Columns.set(statement, first + 3, "text", failures, failure -> failure.cause.code());
    }
}
