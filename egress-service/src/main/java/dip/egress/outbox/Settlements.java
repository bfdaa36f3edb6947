package dip.egress.outbox;

import dip.client.Outcome.Tried;
import dip.egress.EgressConfig;
import dip.egress.outbox.Settlement.Accepted;
import dip.egress.outbox.Settlement.Again;
import dip.egress.outbox.Settlement.Failed;
import dip.egress.outbox.Settlement.Undecided;
import dip.messaging.Addresses;
import dip.messaging.SentMessage;
import dip.sending.Columns;
import dip.sending.GroupCommit;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.qpid.proton.message.Message;

/**
 * Writes down what became of attempts, together with what the journal and the readers of {@code dip.sent} are to be told
 * of them: all or nothing. Calls that end while others are written down are written down together. Blocks.
 */
@Singleton
public class Settlements {

    /** Accepted is accepted, whichever attempt it was; all else is for the latest attempt to say. */
    private static final String ACCEPTED = """
            update egress.outbox o set state = 'accepted', http_status = mine.http_status, code = mine.code, detail = null,
                transaction_id = mine.transaction_id, in_doubt = false, leased_until = null, settled_at = now()
            from unnest(?, ?, ?, ?) as mine(id, http_status, code, transaction_id) where o.id = mine.id and o.state <> 'accepted'
            returning o.id, o.transaction_id, o.attempts, o.submitted_at, o.settled_at""";

    private static final String FAILED = """
            update egress.outbox o set state = 'failed', http_status = mine.http_status, code = mine.code, detail = mine.detail,
                leased_until = null, settled_at = now()
            from unnest(?, ?, ?, ?, ?) as mine(id, http_status, code, attempt, detail)
            where o.id = mine.id and o.attempts = mine.attempt and o.state = 'waiting'
            returning o.id, o.transaction_id, o.attempts, o.submitted_at, o.settled_at""";

    private static final String AGAIN = """
            update egress.outbox o
            set due_at = now() + mine.pause * interval '1 millisecond', leased_until = null, in_doubt = o.in_doubt or mine.in_doubt,
                http_status = nullif(mine.http_status, 0), code = mine.code, detail = mine.detail
            from unnest(?, ?, ?, ?, ?, ?, ?) as mine(id, http_status, code, attempt, detail, pause, in_doubt)
            where o.id = mine.id and o.attempts = mine.attempt and o.state = 'waiting'""";

    private final Transactions transactions;
    private final Relay relay;
    private final GroupCommit<Settlement> together;

    /** One message, and what its call has made of it. */
    private record Row<T extends Settlement>(Claim claim, T of) {

        Tried outcome() {
            return of.call().outcome();
        }
    }

    Settlements(Transactions transactions, Relay relay, EgressConfig config) {
        this.transactions = transactions;
        this.relay = relay;
        this.together = new GroupCommit<>(this::write, Settlement::bytes, config.batchBytes());
    }

    /**
     * The DIP has them. Final.
     *
     * @param transactionIds by reference, as far as they are known
     * @param remark for readers; null where there is nothing to say
     */
    public void accepted(List<Claim> claims, Map<String, String> transactionIds, String remark, Made call) throws SQLException {
        together.add(new Accepted(claims, transactionIds, remark, call));
    }

    /** The DIP will not have them. Final, visible, for a person to look at. */
    public void failed(List<Claim> claims, Made call) throws SQLException {
        together.add(new Failed(claims, call));
    }

    /** To be sent again, as they are. @param inDoubt whether the DIP may have them */
    public void again(List<Claim> claims, boolean inDoubt, Function<Claim, Duration> pause, Made call) throws SQLException {
        together.add(new Again(claims, inDoubt, pause, call));
    }

    /** Nothing about the claims is settled yet; the attempt is journalled all the same. */
    public void undecided(Made call) throws SQLException {
        together.add(new Undecided(call));
    }

    private void write(List<Settlement> group) throws SQLException {
        transactions.in(connection -> {
            Stream<Message> sent = Stream.concat(accept(connection, rows(group, Accepted.class)), fail(connection, rows(group, Failed.class)))
                    .map(told -> to(Addresses.SENT, told.toMessage()));
            repeat(connection, rows(group, Again.class));
            Stream<Message> calls = group.stream().map(each -> to(Addresses.JOURNAL, each.call().entry().toMessage()));
            relay.add(connection, Stream.concat(sent, calls).toList());
            return null;
        });
        relay.wake();
    }

    private static Message to(String address, Message message) {
        message.setAddress(address);
        return message;
    }

    private static <T extends Settlement> List<Row<T>> rows(List<Settlement> group, Class<T> kind) {
        return group.stream().filter(kind::isInstance).map(kind::cast)
                .flatMap(each -> each.claims().stream().map(claim -> new Row<>(claim, each))).toList();
    }

    private static Stream<SentMessage> accept(Connection connection, List<Row<Accepted>> rows) throws SQLException {
        Map<Long, Row<Accepted>> byId = byId(rows);
        if (byId.isEmpty()) {
            return Stream.empty();
        }
        try (PreparedStatement update = connection.prepareStatement(ACCEPTED)) {
            setAnswers(update, List.copyOf(byId.values()));
            Columns.set(update, 4, "text", byId.values(), row -> row.of.transactionIds().get(row.claim.reference()));
            return told(update, byId, SentMessage.Outcome.ACCEPTED, row -> row.of.remark());
        }
    }

    private static Stream<SentMessage> fail(Connection connection, List<Row<Failed>> rows) throws SQLException {
        if (rows.isEmpty()) {
            return Stream.empty();
        }
        try (PreparedStatement update = connection.prepareStatement(FAILED)) {
            setAnswers(update, rows);
            setAttempts(update, rows);
            return told(update, byId(rows), SentMessage.Outcome.FAILED, row -> row.outcome().detail());
        }
    }

    private static void repeat(Connection connection, List<Row<Again>> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(AGAIN)) {
            setAnswers(update, rows);
            setAttempts(update, rows);
            Columns.set(update, 6, "bigint", rows, row -> row.of.pause().apply(row.claim).toMillis());
            Columns.set(update, 7, "boolean", rows, row -> row.of.inDoubt());
            update.executeUpdate();
        }
    }

    private static void setAnswers(PreparedStatement update, List<? extends Row<?>> rows) throws SQLException {
        Columns.set(update, 1, "bigint", rows, row -> row.claim().id());
        Columns.set(update, 2, "int", rows, row -> row.outcome().httpStatus());
        Columns.set(update, 3, "text", rows, row -> row.outcome().code());
    }

    private static void setAttempts(PreparedStatement update, List<? extends Row<?>> rows) throws SQLException {
        Columns.set(update, 4, "int", rows, row -> row.claim().attempt());
        Columns.set(update, 5, "text", rows, row -> row.outcome().detail());
    }

    /** Of two attempts with the same message, the later is the one to tell of. */
    private static <T extends Settlement> Map<Long, Row<T>> byId(List<Row<T>> rows) {
        Map<Long, Row<T>> byId = new LinkedHashMap<>();
        rows.forEach(row -> byId.merge(row.claim.id(), row, (one, other) -> one.claim.attempt() > other.claim.attempt() ? one : other));
        return byId;
    }

    /** Of what the update settles, which is less than the rows where another attempt was first. */
    private static <T extends Settlement> Stream<SentMessage> told(PreparedStatement update, Map<Long, Row<T>> byId,
            SentMessage.Outcome outcome, Function<Row<T>, String> detail) throws SQLException {
        List<SentMessage> told = new ArrayList<>(byId.size());
        try (ResultSet settled = update.executeQuery()) {
            while (settled.next()) {
                Row<T> row = byId.get(settled.getLong(1));
                told.add(new Settled(row.claim, settled.getString(2), settled.getInt(3), settled.getObject(4, OffsetDateTime.class).toInstant(),
                        settled.getObject(5, OffsetDateTime.class).toInstant())
                        .told(outcome, row.outcome().httpStatus(), row.outcome().code(), detail.apply(row)));
            }
        }
        return told.stream();
    }
}
