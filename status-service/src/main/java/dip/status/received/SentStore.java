package dip.status.received;

import dip.messaging.SentMessage;
import dip.sending.Columns;
import dip.sending.Transactions;
import dip.status.cases.Failures;
import dip.status.remedy.Resends;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Table {@code status.sent}: one statement whatever the number of rows. Blocks. */
@Singleton
class SentStore {

    private static final String ADD = """
            insert into status.sent (submission, correlation_id, participant, channel, event, reference, transaction_id,
                sender_correlation, mpan, recipients, outcome, http_status, code, detail, attempts, submitted_at, settled_at, body, state)
            select n.submission, n.correlation_id, n.participant, n.channel, n.event, n.reference, n.transaction_id,
                n.sender_correlation, n.mpan, string_to_array(n.recipients, ' '), n.outcome, n.http_status, n.code, n.detail,
                n.attempts, to_timestamp(n.submitted_at / 1000.0), to_timestamp(n.settled_at / 1000.0), n.body,
                case n.outcome when 'ACCEPTED' then 'sent' else 'refused' end
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n(submission, correlation_id, participant, channel,
                event, reference, transaction_id, sender_correlation, mpan, recipients, outcome, http_status, code, detail, attempts,
                submitted_at, settled_at, body)
            on conflict (submission) do update set transaction_id = excluded.transaction_id, outcome = excluded.outcome,
                http_status = excluded.http_status, code = excluded.code, detail = excluded.detail, attempts = excluded.attempts,
                settled_at = excluded.settled_at,
                state = case when sent.state in ('sent', 'refused') then excluded.state else sent.state end, state_at = now()
            where excluded.settled_at > sent.settled_at
            returning submission""";

    private static final String PRUNE = """
            delete from status.sent where id in (
                select id from status.sent where settled_at < now() - ? * interval '1 millisecond'
                limit ? for update skip locked)""";

    private final Transactions transactions;
    private final Failures failures;
    private final Resends resends;

    SentStore(Transactions transactions, Failures failures, Resends resends) {
        this.transactions = transactions;
        this.failures = failures;
        this.resends = resends;
    }

    /** What is told again changes nothing, unless it is of a later settlement: it was released by hand. */
    void add(List<SentMessage> messages) throws SQLException {
        Map<UUID, SentMessage> latest = new LinkedHashMap<>();
        messages.forEach(message -> latest.merge(message.submission(), message,
                (one, other) -> other.settledAt().isBefore(one.settledAt()) ? one : other));
        transactions.in(connection -> {
            Set<UUID> news = add(connection, latest.values());
            Set<UUID> about = new HashSet<>(news);
            about.addAll(resends.linked(connection, news));
            failures.review(connection, about);
            return news;
        });
    }

    /** Removes what was settled before the retention. @return how many rows, {@code limit} at most */
    int prune(long retentionMillis, int limit) throws SQLException {
        return transactions.in(connection -> {
            try (PreparedStatement prune = connection.prepareStatement(PRUNE)) {
                prune.setLong(1, retentionMillis);
                prune.setInt(2, limit);
                return prune.executeUpdate();
            }
        });
    }

    /** @return of which there was news */
    private static Set<UUID> add(Connection connection, Collection<SentMessage> rows) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            Columns.set(add, 1, "uuid", rows, SentMessage::submission);
            Columns.set(add, 2, "text", rows, SentMessage::correlationId);
            Columns.set(add, 3, "text", rows, SentMessage::participant);
            Columns.set(add, 4, "text", rows, SentMessage::channel);
            Columns.set(add, 5, "text", rows, SentMessage::eventCode);
            Columns.set(add, 6, "text", rows, SentMessage::reference);
            Columns.set(add, 7, "text", rows, SentMessage::transactionId);
            Columns.set(add, 8, "text", rows, SentMessage::senderCorrelationId);
            Columns.set(add, 9, "text", rows, SentMessage::mpan);
            Columns.set(add, 10, "text", rows, row -> String.join(" ", row.recipients()));
            Columns.set(add, 11, "text", rows, row -> row.outcome().name());
            Columns.set(add, 12, "int", rows, SentMessage::httpStatus);
            Columns.set(add, 13, "text", rows, SentMessage::code);
            Columns.set(add, 14, "text", rows, SentMessage::detail);
            Columns.set(add, 15, "int", rows, SentMessage::attempts);
            Columns.set(add, 16, "bigint", rows, row -> row.submittedAt().toEpochMilli());
            Columns.set(add, 17, "bigint", rows, row -> row.settledAt().toEpochMilli());
            Columns.setBytes(add, 18, rows, SentMessage::body);
            Set<UUID> news = new HashSet<>();
            try (ResultSet row = add.executeQuery()) {
                while (row.next()) {
                    news.add(row.getObject(1, UUID.class));
                }
            }
            return news;
        }
    }
}
