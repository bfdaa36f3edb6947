package dip.egress.outbox;

import dip.client.Outcome.Tried;
import dip.sending.Columns;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;

/** Writes down what became of an attempt. Blocks. */
@Singleton
public class Settlements {

    /** Accepted is accepted, whichever attempt it was; all else is for the latest attempt to say. */
    private static final String ACCEPTED = """
            update egress.outbox o set state = 'accepted', http_status = ?, code = ?, detail = null, transaction_id = mine.transaction_id,
                in_doubt = false, leased_until = null, settled_at = now()
            from unnest(?, ?) as mine(id, transaction_id) where o.id = mine.id and o.state <> 'accepted'""";

    private static final String FAILED = """
            update egress.outbox o set state = 'failed', http_status = ?, code = ?, detail = ?, leased_until = null, settled_at = now()
            from unnest(?, ?) as mine(id, attempt)
            where o.id = mine.id and o.attempts = mine.attempt and o.state = 'waiting'""";

    private static final String AGAIN = """
            update egress.outbox o
            set due_at = now() + mine.pause * interval '1 millisecond', leased_until = null, in_doubt = o.in_doubt or ?,
                http_status = nullif(?, 0), code = ?, detail = ?
            from unnest(?, ?, ?) as mine(id, attempt, pause)
            where o.id = mine.id and o.attempts = mine.attempt and o.state = 'waiting'""";

    private final DataSource postgres;

    Settlements(DataSource postgres) {
        this.postgres = postgres;
    }

    /**
     * The DIP has them. Final.
     *
     * @param transactionIds by reference, as far as they are known
     */
    public void accepted(List<Claim> claims, Map<String, String> transactionIds, Tried outcome) throws SQLException {
        try (Connection connection = postgres.getConnection(); PreparedStatement update = connection.prepareStatement(ACCEPTED)) {
            update.setInt(1, outcome.httpStatus());
            update.setString(2, outcome.code());
            Columns.set(update, 3, "bigint", claims, Claim::id);
            Columns.set(update, 4, "text", claims, claim -> transactionIds.get(claim.reference()));
            update.executeUpdate();
        }
    }

    /** The DIP will not have them. Final, visible, for a person to look at. */
    public void failed(List<Claim> claims, Tried outcome) throws SQLException {
        try (Connection connection = postgres.getConnection(); PreparedStatement update = connection.prepareStatement(FAILED)) {
            update.setInt(1, outcome.httpStatus());
            update.setString(2, outcome.code());
            update.setString(3, outcome.detail());
            Columns.set(update, 4, "bigint", claims, Claim::id);
            Columns.set(update, 5, "int", claims, Claim::attempt);
            update.executeUpdate();
        }
    }

    /** To be sent again, as they are. @param inDoubt whether the DIP may have them */
    public void again(List<Claim> claims, boolean inDoubt, Function<Claim, Duration> pause, Tried outcome) throws SQLException {
        try (Connection connection = postgres.getConnection(); PreparedStatement update = connection.prepareStatement(AGAIN)) {
            update.setBoolean(1, inDoubt);
            update.setInt(2, outcome.httpStatus());
            update.setString(3, outcome.code());
            update.setString(4, outcome.detail());
            Columns.set(update, 5, "bigint", claims, Claim::id);
            Columns.set(update, 6, "int", claims, Claim::attempt);
            Columns.set(update, 7, "bigint", claims, claim -> pause.apply(claim).toMillis());
            update.executeUpdate();
        }
    }
}
