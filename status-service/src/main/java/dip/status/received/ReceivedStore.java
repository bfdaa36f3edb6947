package dip.status.received;

import dip.sending.Columns;
import dip.sending.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Table {@code status.received}: one statement whatever the number of rows. Blocks. */
@Singleton
class ReceivedStore {

    /**
     * What {@code n} is about: by reference, which is ours and unique; else by the DIP's transaction; else, where neither stands
     * there, by a correlation; the last two where only one message has it.
     */
    static final String ABOUT = """
            left join lateral (
                select s.submission from status.sent s where s.participant = n.participant and s.reference = n.reference limit 1
            ) by_reference on true
            left join lateral (
                select (array_agg(t.submission))[1] as submission from (
                    select s.submission from status.sent s where by_reference.submission is null
                        and s.participant = n.participant and s.transaction_id = n.transaction_id limit 2) t having count(*) = 1
            ) by_transaction on true
            left join lateral (
                select (array_agg(c.submission))[1] as submission from (
                    select s.submission from status.sent s where n.reference is null and n.transaction_id is null
                        and s.participant = n.participant and s.sender_correlation = n.correlation_id limit 2) c having count(*) = 1
            ) by_correlation on true
            cross join lateral (
                select coalesce(by_reference.submission, by_transaction.submission, by_correlation.submission) as submission,
                    case when by_reference.submission is not null then 'reference'
                        when by_transaction.submission is not null then 'transaction'
                        when by_correlation.submission is not null then 'correlation' end as matched_by
            ) about""";

    private static final String ADD = """
            insert into status.received (digest, item_id, participant, transaction_id, reference, correlation_id, said_by, said_at,
                message, help, code, outcome, weight, received_at, is_failure, submission, matched_by, matched_at)
            select n.digest, n.item_id, n.participant, n.transaction_id, n.reference, n.correlation_id, n.said_by,
                to_timestamp(n.said_at / 1000.0), n.message, n.help, n.code, n.outcome, n.weight, to_timestamp(n.received_at / 1000.0),
                n.is_failure, about.submission, about.matched_by, case when about.submission is not null then now() end
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n(digest, item_id, participant, transaction_id, reference,
                correlation_id, said_by, said_at, message, help, code, outcome, weight, received_at, is_failure)
            %s
            on conflict (digest) do nothing returning digest, submission, matched_by""".formatted(ABOUT);

    private static final String PRUNE = """
            delete from status.received where id in (
                select id from status.received where received_at < now() - ? * interval '1 millisecond'
                limit ? for update skip locked)""";

    /**
     * A status that was new.
     *
     * @param submission what it is about; null while that is not known, and {@code matchedBy} likewise
     */
    record Stored(UUID digest, UUID submission, String matchedBy) {
    }

    private final Transactions transactions;

    ReceivedStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Stores those that are new, with what they are about where that is there already. */
    List<Stored> add(Connection connection, List<ReceivedStatus> rows) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            Columns.set(add, 1, "uuid", rows, ReceivedStatus::digest);
            Columns.set(add, 2, "text", rows, ReceivedStatus::itemId);
            Columns.set(add, 3, "text", rows, ReceivedStatus::participant);
            Columns.set(add, 4, "text", rows, ReceivedStatus::transactionId);
            Columns.set(add, 5, "text", rows, ReceivedStatus::reference);
            Columns.set(add, 6, "text", rows, ReceivedStatus::correlationId);
            Columns.set(add, 7, "text", rows, ReceivedStatus::saidBy);
            Columns.set(add, 8, "bigint", rows, row -> row.saidAt().toEpochMilli());
            Columns.set(add, 9, "text", rows, ReceivedStatus::message);
            Columns.set(add, 10, "text", rows, ReceivedStatus::help);
            Columns.set(add, 11, "text", rows, ReceivedStatus::code);
            Columns.set(add, 12, "text", rows, row -> row.outcome().id());
            Columns.set(add, 13, "int", rows, row -> row.outcome().ordinal());
            Columns.set(add, 14, "bigint", rows, row -> row.receivedAt().toEpochMilli());
            Columns.set(add, 15, "bool", rows, ReceivedStatus::isFailure);
            List<Stored> stored = new ArrayList<>();
            try (ResultSet row = add.executeQuery()) {
                while (row.next()) {
                    stored.add(new Stored(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)));
                }
            }
            return stored;
        }
    }

    /** Removes what was received before the retention. @return how many rows, {@code limit} at most */
    int prune(long retentionMillis, int limit) throws SQLException {
        return transactions.in(connection -> {
            try (PreparedStatement prune = connection.prepareStatement(PRUNE)) {
                prune.setLong(1, retentionMillis);
                prune.setInt(2, limit);
                return prune.executeUpdate();
            }
        });
    }
}
