package dip.status.outbox;

import dip.messaging.Addresses;
import dip.messaging.JournalEntry;
import dip.sending.Columns;
import dip.sending.Transactions;
import dip.sending.relay.Relay;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Writes down what became of an attempt, together with what the journal is to be told of it: both or neither. Blocks.
 */
@Singleton
public class Settlements {

    /** Delivered is delivered, whichever attempt it was; all else is for the latest attempt to say. */
    private static final String DELIVERED = """
            update status.outbox o set state = 'delivered', http_status = ?, detail = null, settled_at = now()
            from unnest(?) as mine(id) where o.id = mine.id and o.state <> 'delivered'""";

    private static final String FAILED = """
            update status.outbox o set state = 'failed', http_status = ?, detail = ?, settled_at = now()
            from unnest(?, ?) as mine(id, attempt)
            where o.id = mine.id and o.attempts = mine.attempt and o.state = 'waiting'""";

    private static final String AGAIN = """
            update status.outbox o
            set due_at = now() + mine.pause * interval '1 millisecond', leased_until = null, http_status = nullif(?, 0), detail = ?
            from unnest(?, ?, ?) as mine(id, attempt, pause)
            where o.id = mine.id and o.attempts = mine.attempt and o.state = 'waiting'""";

    private final Transactions transactions;
    private final Relay relay;

    Settlements(Transactions transactions, Relay relay) {
        this.transactions = transactions;
        this.relay = relay;
    }

    /** The DIP has them. Final. */
    public void delivered(List<Claim> claims, JournalEntry.Call call) throws SQLException {
        inTransaction(call, connection -> {
            try (PreparedStatement update = connection.prepareStatement(DELIVERED)) {
                update.setInt(1, call.httpStatus());
                Columns.set(update, 2, "bigint", claims, Claim::id);
                update.executeUpdate();
            }
        });
    }

    /** The DIP will not have them. Final, visible, for a person to look at. */
    public void failed(List<Claim> claims, JournalEntry.Call call) throws SQLException {
        inTransaction(call, connection -> {
            try (PreparedStatement update = connection.prepareStatement(FAILED)) {
                update.setInt(1, call.httpStatus());
                update.setString(2, call.detail());
                Columns.set(update, 3, "bigint", claims, Claim::id);
                Columns.set(update, 4, "int", claims, Claim::attempt);
                update.executeUpdate();
            }
        });
    }

    /** To be sent again, as they are. */
    public void again(List<Claim> claims, Function<Claim, Duration> pause, JournalEntry.Call call) throws SQLException {
        inTransaction(call, connection -> {
            try (PreparedStatement update = connection.prepareStatement(AGAIN)) {
                update.setInt(1, call.httpStatus());
                update.setString(2, call.detail());
                Columns.set(update, 3, "bigint", claims, Claim::id);
                Columns.set(update, 4, "int", claims, Claim::attempt);
                Columns.set(update, 5, "bigint", claims, claim -> pause.apply(claim).toMillis());
                update.executeUpdate();
            }
        });
    }

    /** Nothing about the claims is settled yet; the attempt is journalled all the same. */
    public void undecided(JournalEntry.Call call) throws SQLException {
        inTransaction(call, connection -> { });
    }

    private void inTransaction(JournalEntry.Call call, Update update) throws SQLException {
        transactions.in(connection -> {
            update.run(connection);
            relay.add(connection, Addresses.JOURNAL, List.of(call.toMessage()));
            return null;
        });
        relay.wake();
    }

    private interface Update {
        void run(Connection connection) throws SQLException;
    }
}
