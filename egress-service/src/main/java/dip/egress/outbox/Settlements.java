package dip.egress.outbox;

import dip.client.Outcome.Tried;
import dip.messaging.Addresses;
import dip.messaging.JournalEntry;
import dip.messaging.SentMessage;
import dip.sending.Columns;
import dip.sending.Transactions;
import dip.sending.call.JournalledCalls.Made;
import dip.sending.relay.Relay;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes down what became of an attempt, together with what the journal and the readers of {@code dip.sent} are to be told
 * of it: all or nothing. Blocks.
 */
@Singleton
public class Settlements {

    /** Accepted is accepted, whichever attempt it was; all else is for the latest attempt to say. */
    private static final String ACCEPTED = """
            update egress.outbox o set state = 'accepted', http_status = ?, code = ?, detail = null, transaction_id = mine.transaction_id,
                in_doubt = false, leased_until = null, settled_at = now()
            from unnest(?, ?) as mine(id, transaction_id) where o.id = mine.id and o.state <> 'accepted'
            returning o.id, o.transaction_id, o.attempts, o.submitted_at, o.settled_at""";

    private static final String FAILED = """
            update egress.outbox o set state = 'failed', http_status = ?, code = ?, detail = ?, leased_until = null, settled_at = now()
            from unnest(?, ?) as mine(id, attempt)
            where o.id = mine.id and o.attempts = mine.attempt and o.state = 'waiting'
            returning o.id, o.transaction_id, o.attempts, o.submitted_at, o.settled_at""";

    private static final String AGAIN = """
            update egress.outbox o
            set due_at = now() + mine.pause * interval '1 millisecond', leased_until = null, in_doubt = o.in_doubt or ?,
                http_status = nullif(?, 0), code = ?, detail = ?
            from unnest(?, ?, ?) as mine(id, attempt, pause)
            where o.id = mine.id and o.attempts = mine.attempt and o.state = 'waiting'""";

    private final Transactions transactions;
    private final Relay relay;

    Settlements(Transactions transactions, Relay relay) {
        this.transactions = transactions;
        this.relay = relay;
    }

    /**
     * The DIP has them. Final.
     *
     * @param transactionIds by reference, as far as they are known
     * @param remark for readers; null where there is nothing to say
     */
    public void accepted(List<Claim> claims, Map<String, String> transactionIds, String remark, Made call) throws SQLException {
        Tried outcome = call.outcome();
        inTransaction(call.entry(), connection -> {
            try (PreparedStatement update = connection.prepareStatement(ACCEPTED)) {
                update.setInt(1, outcome.httpStatus());
                update.setString(2, outcome.code());
                Columns.set(update, 3, "bigint", claims, Claim::id);
                Columns.set(update, 4, "text", claims, claim -> transactionIds.get(claim.reference()));
                return told(update, claims, SentMessage.Outcome.ACCEPTED, outcome, remark);
            }
        });
    }

    /** The DIP will not have them. Final, visible, for a person to look at. */
    public void failed(List<Claim> claims, Made call) throws SQLException {
        Tried outcome = call.outcome();
        inTransaction(call.entry(), connection -> {
            try (PreparedStatement update = connection.prepareStatement(FAILED)) {
                update.setInt(1, outcome.httpStatus());
                update.setString(2, outcome.code());
                update.setString(3, outcome.detail());
                Columns.set(update, 4, "bigint", claims, Claim::id);
                Columns.set(update, 5, "int", claims, Claim::attempt);
                return told(update, claims, SentMessage.Outcome.FAILED, outcome, outcome.detail());
            }
        });
    }

    /** To be sent again, as they are. @param inDoubt whether the DIP may have them */
    public void again(List<Claim> claims, boolean inDoubt, Function<Claim, Duration> pause, Made call) throws SQLException {
        Tried outcome = call.outcome();
        inTransaction(call.entry(), connection -> {
            try (PreparedStatement update = connection.prepareStatement(AGAIN)) {
                update.setBoolean(1, inDoubt);
                update.setInt(2, outcome.httpStatus());
                update.setString(3, outcome.code());
                update.setString(4, outcome.detail());
                Columns.set(update, 5, "bigint", claims, Claim::id);
                Columns.set(update, 6, "int", claims, Claim::attempt);
                Columns.set(update, 7, "bigint", claims, claim -> pause.apply(claim).toMillis());
                update.executeUpdate();
                return List.of();
            }
        });
    }

    /** Nothing about the claims is settled yet; the attempt is journalled all the same. */
    public void undecided(Made call) throws SQLException {
        inTransaction(call.entry(), connection -> List.of());
    }

    private void inTransaction(JournalEntry.Call call, Update update) throws SQLException {
        transactions.in(connection -> {
            relay.add(connection, Addresses.SENT, update.run(connection).stream().map(SentMessage::toMessage).toList());
            relay.add(connection, Addresses.JOURNAL, List.of(call.toMessage()));
            return null;
        });
        relay.wake();
    }

    /** Of what the update settles, which is less than the claims where another attempt was first. */
    private static List<SentMessage> told(PreparedStatement update, List<Claim> claims, SentMessage.Outcome outcome, Tried answer,
            String detail) throws SQLException {
        Map<Long, Claim> byId = claims.stream().collect(Collectors.toMap(Claim::id, Function.identity()));
        List<SentMessage> told = new ArrayList<>(claims.size());
        try (ResultSet row = update.executeQuery()) {
            while (row.next()) {
                Settled settled = new Settled(byId.get(row.getLong(1)), row.getString(2), row.getInt(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(), row.getObject(5, OffsetDateTime.class).toInstant());
                told.add(settled.told(outcome, answer.httpStatus(), answer.code(), detail));
            }
        }
        return told;
    }

    /** What is settled, to be told of. */
    private interface Update {
        List<SentMessage> run(Connection connection) throws SQLException;
    }
}
