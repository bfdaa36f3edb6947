package dip.status.received;

import dip.messaging.SentMessage;
import dip.sending.Columns;
import dip.sending.Transactions;
import dip.status.StatusMetrics;
import dip.status.cases.Failures;
import dip.status.received.ReceivedStore.Stored;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Brings statuses and what they are about together: a status as it is stored, where its message is there already. What is
 * left is looked for again when the rows of one side are committed, so that of two copies that get the two sides at the
 * same time at least one sees both. A status is matched once. Blocks.
 */
@Singleton
class Matching {

    private static final String MATCH = """
            with open as (
                select id, participant, reference, transaction_id, correlation_id from status.received
                where digest = any(?) and submission is null order by id for update
            ), found as materialized (
                select n.id, about.submission, about.matched_by from open n
                %s
            )
            update status.received r set submission = f.submission, matched_by = f.matched_by, matched_at = now()
            from found f where r.id = f.id and f.submission is not null
            returning r.submission, r.matched_by""".formatted(ReceivedStore.ABOUT);

    private static final String LOCK = "select id from status.sent where submission = any(?) order by id for update";

    /** Of the last word of each who said something, the worst. */
    private static final String DERIVE = """
            update status.sent s set state = d.state, state_at = now()
            from (select submission, (array['%s'])[max(weight) + 1] as state
                  from (select distinct on (r.submission, r.said_by) r.submission, r.weight from status.received r
                        where r.submission = any(?) order by r.submission, r.said_by, r.said_at desc, r.id desc) last
                  group by submission) d
            where s.submission = d.submission and s.state <> d.state""".formatted(String.join("', '", Outcome.ids()));

    /** Message by message, even where Postgres believes that hardly any status waits: of all that wait, none is read in vain. */
    private static final String OPEN_FOR = """
            select r.digest from (
                select participant, reference, transaction_id, sender_correlation from status.sent where submission = any(?) offset 0) s
            cross join lateral (
                select digest from status.received
                where submission is null and participant = s.participant and reference = s.reference
                union
                select digest from status.received
                where submission is null and participant = s.participant and transaction_id = s.transaction_id
                union
                select digest from status.received
                where submission is null and participant = s.participant and correlation_id = s.sender_correlation
                    and reference is null and transaction_id is null) r""";

    private record Match(UUID submission, String by) {
    }

    private final Transactions transactions;
    private final ReceivedStore store;
    private final Failures failures;
    private final StatusMetrics metrics;

    Matching(Transactions transactions, ReceivedStore store, Failures failures, StatusMetrics metrics) {
        this.transactions = transactions;
        this.store = store;
        this.failures = failures;
        this.metrics = metrics;
    }

    /**
     * Stores statuses, and moves what they are about.
     *
     * @return how many were new
     */
    int add(List<ReceivedStatus> statuses) throws SQLException {
        List<Stored> stored = transactions.in(connection -> {
            List<Stored> added = store.add(connection, statuses);
            move(connection, matches(added));
            return added;
        });
        List<Match> matches = matches(stored);
        matches.forEach(match -> metrics.matched(match.by()));
        if (matches.size() < statuses.size()) {
            match(open(statuses, stored));
        }
        return stored.size();
    }

    /** Looks for statuses that came before these. */
    void ofSent(Collection<SentMessage> messages) throws SQLException {
        List<UUID> submissions = messages.stream().map(SentMessage::submission).toList();
        List<UUID> digests = transactions.in(connection -> openFor(connection, submissions));
        if (!digests.isEmpty()) {
            match(digests);
        }
    }

    private void match(Collection<UUID> digests) throws SQLException {
        List<Match> matches = transactions.in(connection -> {
            List<Match> made = matched(connection, digests);
            move(connection, made);
            return made;
        });
        matches.forEach(match -> metrics.matched(match.by()));
    }

    private void move(Connection connection, List<Match> matches) throws SQLException {
        if (!matches.isEmpty()) {
            List<UUID> about = matches.stream().map(Match::submission).distinct().toList();
            run(connection, LOCK, about);
            run(connection, DERIVE, about);
            failures.review(connection, about);
        }
    }

    private static List<Match> matches(List<Stored> stored) {
        return stored.stream().filter(status -> status.submission() != null)
                .map(status -> new Match(status.submission(), status.matchedBy())).toList();
    }

    /** Those without message; one that came before may be left from a copy that was killed. */
    private static Set<UUID> open(List<ReceivedStatus> statuses, List<Stored> stored) {
        Set<UUID> open = statuses.stream().map(ReceivedStatus::digest).collect(Collectors.toCollection(HashSet::new));
        stored.stream().filter(status -> status.submission() != null).map(Stored::digest).forEach(open::remove);
        return open;
    }

    private static List<Match> matched(Connection connection, Collection<UUID> digests) throws SQLException {
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
            Columns.set(select, 1, "uuid", submissions, submission -> submission);
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
