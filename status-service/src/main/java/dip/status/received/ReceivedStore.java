package dip.status.received;

import dip.sending.Columns;
import dip.sending.Transactions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Table {@code status.received}: one statement whatever the number of rows. Blocks. */
@Singleton
class ReceivedStore {

    private static final String ADD = """
            insert into status.received (digest, item_id, participant, transaction_id, reference, correlation_id, said_by, said_at,
                message, help, code, outcome, weight, received_at, is_failure)
            select n.digest, n.item_id, n.participant, n.transaction_id, n.reference, n.correlation_id, n.said_by,
                to_timestamp(n.said_at / 1000.0), n.message, n.help, n.code, n.outcome, n.weight, to_timestamp(n.received_at / 1000.0),
                n.is_failure
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n(digest, item_id, participant, transaction_id, reference,
                correlation_id, said_by, said_at, message, help, code, outcome, weight, received_at, is_failure)
            on conflict (digest) do nothing""";

    private static final String PRUNE = """
            delete from status.received where id in (
                select id from status.received where received_at < now() - ? * interval '1 millisecond'
                limit ? for update skip locked)""";

    private final Transactions transactions;

    ReceivedStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @return how many were new */
    int add(List<ReceivedStatus> statuses) throws SQLException {
        return transactions.in(connection -> add(connection, statuses));
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

    private static int add(Connection connection, List<ReceivedStatus> rows) throws SQLException {
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
            return add.executeUpdate();
        }
    }
}
