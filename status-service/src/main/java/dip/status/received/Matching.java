package dip.status.received;

import dip.messaging.SentMessage;
import dip.sending.Columns;
import dip.sending.Transactions;
import dip.status.StatusMetrics;
import dip.status.cases.Failures;
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
 * Brings statuses and what they are about together. Called when the rows of one side are committed, so that of two copies
 * that get the two sides at the same time at least one sees both; a status is matched once. Blocks.
 */
@Singleton
class Matching {

    /** By reference, which is ours and unique; else by the DIP's transaction; else, where neither stands there, by a correlation that only one message has. */
    private static final String MATCH = """
            with open as (
                select id, participant, reference, transaction_id, correlation_id from status.received
                where digest = any(?) and submission is null order by id for update
            ), found as materialized (
                select o.id, coalesce(
                    (select array[s.submission::text, 'reference'] from status.sent s
                     where s.participant = o.participant and s.reference = o.reference limit 1),
                    (select array[min(t.submission::text), 'transaction'] from (
                        select s.submission from status.sent s
                        where s.participant = o.participant and s.transaction_id = o.transaction_id limit 2) t having count(*) = 1),
                    (select array[min(c.submission::text), 'correlation'] from (
                        select s.submission from status.sent s where o.reference is null and o.transaction_id is null
                            and s.participant = o.participant and s.sender_correlation = o.correlation_id limit 2) c having count(*) = 1)
                ) as hit from open o
            )
            update status.received r set submission = f.hit[1]::uuid, matched_by = f.hit[2], matched_at = now()
            from found f where r.id = f.id and f.hit is not null
            returning r.submission, r.matched_by""";

    private static final String LOCK = "select id from status.sent where submission = any(?) order by id for update";

    /** Of the last word of each who said something, the worst. */
    private static final String DERIVE = """
            update status.sent s set state = d.state, state_at = now()
            from (select a.submission, (
                    select (array['%s'])[max(last.weight) + 1]
                    from (select distinct on (r.said_by) r.weight from status.received r where r.submission = a.submission
                          order by r.said_by, r.said_at desc, r.id desc) last) as state
                  from unnest(?) as a(submission)) d
            where s.submission = d.submission and s.state <> d.state""".formatted(String.join("', '", Outcome.ids()));

    private static final String OPEN_FOR = """
            select r.digest from status.sent s join status.received r
                on r.submission is null and r.participant = s.participant and r.reference = s.reference
            where s.submission = any(?)
            union
            select r.digest from status.sent s join status.received r
                on r.submission is null and r.participant = s.participant and r.transaction_id = s.transaction_id
            where s.submission = any(?)
            union
            select r.digest from status.sent s join status.received r
                on r.submission is null and r.reference is null and r.transaction_id is null
                    and r.participant = s.participant and r.correlation_id = s.sender_correlation
            where s.submission = any(?)""";

    private record Match(UUID submission, String by) {
    }

    private final Transactions transactions;
    private final Failures failures;
    private final StatusMetrics metrics;

    Matching(Transactions transactions, Failures failures, StatusMetrics metrics) {
        this.transactions = transactions;
        this.failures = failures;
        this.metrics = metrics;
    }

    /** Looks for what these are about. */
    void ofStatuses(Collection<ReceivedStatus> statuses) throws SQLException {
        match(statuses.stream().map(ReceivedStatus::digest).toList());
    }

    /** Looks for statuses that came before these. */
    void ofSent(Collection<SentMessage> messages) throws SQLException {
        List<UUID> submissions = messages.stream().map(SentMessage::submission).toList();
        List<UUID> digests = transactions.in(connection -> openFor(connection, submissions));
        if (!digests.isEmpty()) {
            match(digests);
        }
    }

    private void match(List<UUID> digests) throws SQLException {
        List<Match> matches = transactions.in(connection -> {
            List<Match> made = matched(connection, digests);
            if (!made.isEmpty()) {
                List<UUID> about = made.stream().map(Match::submission).distinct().toList();
                run(connection, LOCK, about);
                run(connection, DERIVE, about);
                failures.review(connection, about);
            }
            return made;
        });
        matches.forEach(match -> metrics.matched(match.by()));
    }

    private static List<Match> matched(Connection connection, List<UUID> digests) throws SQLException {
        try (PreparedStatement match = connection.prepareStatement(MATCH)) {
            Columns.set(match, 1, "uuid", digests, digest -> digest);
            List<Match> made = new ArrayList<>();
            try (ResultSet row = match.executeQuery()) {
                while (row.next()) {
                    made.add(new Match(row.getObject(1, UUID.class), row.getString(2)));
                }
            }
            return made;
        }
    }

    private static List<UUID> openFor(Connection connection, List<UUID> submissions) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OPEN_FOR)) {
            for (int i = 1; i <= 3; i++) {
                Columns.set(select, i, "uuid", submissions, submission -> submission);
            }
            List<UUID> digests = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    digests.add(row.getObject(1, UUID.class));
                }
            }
            return digests;
        }
    }

    private static void run(Connection connection, String sql, List<UUID> submissions) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Columns.set(statement, 1, "uuid", submissions, submission -> submission);
            statement.execute();
        }
    }
}
