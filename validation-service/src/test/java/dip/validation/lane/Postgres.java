package dip.validation.lane;

import dip.embedded.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Takes the service's database away, and gives it back: open connections are cut, new ones refused. */
final class Postgres {

    private final String elsewhere;

    Postgres(PostgresServer server) {
        elsewhere = server.jdbcUrl().replaceFirst("[^/]+$", "template1");
    }

    void away() throws SQLException {
        execute("alter database postgres allow_connections false",
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'postgres'");
    }

    void back() throws SQLException {
        execute("alter database postgres allow_connections true");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(elsewhere, PostgresServer.USERNAME, PostgresServer.PASSWORD);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
