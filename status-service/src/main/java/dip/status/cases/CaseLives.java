package dip.status.cases;

import dip.sending.Columns;
import dip.sending.Transactions;
import dip.sending.rest.Refusal;
import dip.status.cases.CaseLife.Difference;
import dip.status.rest.Rows;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.UnaryOperator;

/** What people do to cases, with its history. Blocks. */
@Singleton
public class CaseLives {

    private static final String UNIQUE = "23505";

    private static final String LOOK = """
            select state, owner, deadline, reason, version from status.failure_case where id = ? for no key update""";

    private static final String CHANGE = """
            update status.failure_case set state = ?, owner = ?, deadline = ?, reason = ?, version = version + 1,
                closed_at = case when ? = 'closed' then coalesce(closed_at, now()) end
            where id = ?""";

    private static final String REMEMBER = """
            insert into status.case_entry (case_id, made_by, what, before, after)
            select ?, ?, n.what, n.before, n.after from unnest(?, ?, ?) as n(what, before, after)""";

    private final Transactions transactions;

    CaseLives(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @throws Refusal where somebody was faster, or another case of the cause is open */
    void change(long id, CaseChange change, String who) throws SQLException {
        try {
            transactions.in(connection -> change(connection, id, seen -> {
                if (seen.version() != change.version()) {
                    throw new Refusal(409, "Changed meanwhile", "version", "version",
                            "Look at /cases/" + id + " again, and decide on what it is now.");
                }
                return seen.with(change);
            }, who));
        } catch (SQLException failure) {
            if (UNIQUE.equals(failure.getSQLState())) {
                throw new Refusal(409, "Another is open", "state", "unique", "A newer case of the same cause is open: work on that one.");
            }
            throw failure;
        }
    }

    /**
     * Changes a case as it is when nobody else does. What changes nothing is not remembered.
     *
     * @return whether anything is different
     * @throws Refusal where there is no such case
     */
    public boolean change(Connection connection, long id, UnaryOperator<CaseLife> change, String who) throws SQLException {
        CaseLife before = look(connection, id);
        CaseLife after = change.apply(before);
        List<Difference> differences = before.differences(after);
        if (differences.isEmpty()) {
            return false;
        }
        try (PreparedStatement update = connection.prepareStatement(CHANGE)) {
            update.setString(1, after.state());
            update.setString(2, after.owner());
            update.setObject(3, after.deadline() == null ? null : after.deadline().atOffset(ZoneOffset.UTC));
            update.setString(4, after.reason());
            update.setString(5, after.state());
            update.setLong(6, id);
            update.executeUpdate();
        }
        remember(connection, id, who, differences);
        return true;
    }

    void note(long id, String text, String who) throws SQLException {
        transactions.in(connection -> {
            look(connection, id);
            remember(connection, id, who, List.of(new Difference("note", null, text)));
            return null;
        });
    }

    /** Adds what was done to a message of the case to its history. */
    public void resent(Connection connection, long id, String text, String who) throws SQLException {
        remember(connection, id, who, List.of(new Difference("resend", null, text)));
    }

    static Refusal unknown(String id) {
        return new Refusal(404, "Not known", null, null, "There is no case '" + id + "'.");
    }

    private static CaseLife look(Connection connection, long id) throws SQLException {
        try (PreparedStatement look = connection.prepareStatement(LOOK)) {
            look.setLong(1, id);
            try (ResultSet row = look.executeQuery()) {
                if (!row.next()) {
                    throw unknown(Long.toString(id));
                }
                Instant deadline = Rows.instantOrNull(row, 3);
                return new CaseLife(row.getString(1), row.getString(2), deadline, row.getString(4), row.getInt(5));
            }
        }
    }

    private static void remember(Connection connection, long id, String who, List<Difference> differences) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(REMEMBER)) {
            add.setLong(1, id);
            add.setString(2, who);
            Columns.set(add, 3, "text", differences, Difference::what);
            Columns.set(add, 4, "text", differences, Difference::before);
            Columns.set(add, 5, "text", differences, Difference::after);
            add.executeUpdate();
        }
    }
}
