package dip.sending;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Statements that stand or fall together. Blocks. */
@Singleton
public class Transactions {

    private static final int ATTEMPTS = 5;

    private final DataSource postgres;

    public Transactions(DataSource postgres) {
        this.postgres = postgres;
    }

    /** May be done several times: where Postgres ended it in favour of another one (SQLSTATE class 40). */
    public interface Work<T> {
        T done(Connection connection) throws SQLException;
    }

    /** Whether another attempt with the same rows would fail as well (SQLSTATE classes 22, 23 and 54). */
    public static boolean isAboutData(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }

    public <T> T in(Work<T> work) throws SQLException {
        for (int attempt = 1;; attempt++) {
            try {
                return once(work);
            } catch (SQLException failure) {
                boolean again = failure.getSQLState() != null && failure.getSQLState().startsWith("40");
                if (!again || attempt == ATTEMPTS) {
                    throw failure;
                }
            }
        }
    }

    private <T> T once(Work<T> work) throws SQLException {
        try (Connection connection = postgres.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.done(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }
}
