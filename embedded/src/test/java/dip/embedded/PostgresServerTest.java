package dip.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @TempDir
    Path data;

    @Test
    void aRestartedServerHasItsPortItsDataAndWaitsForTheDisk() throws Exception {
        try (PostgresServer first = PostgresServer.start(PostgresServer.Settings.durable(data))) {
            execute(first.port(), "create table kept(id int)");
            try (PostgresServer second = first.restart()) {
                assertThat(second.port()).isEqualTo(first.port());
                assertThat(query(second.port(), "select count(*) from kept")).isEqualTo("0");
                assertThat(query(second.port(), "show fsync")).isEqualTo("on");
                assertThat(query(second.port(), "show synchronous_commit")).isEqualTo("on");
            }
        }
    }

    @Test
    void aServerLeftBehindByAKilledProcessIsReplaced() throws Exception {
        String where = "dip.postgres.data=" + data;
        try (ChildProcess killed = ChildProcess.start(PostgresMain.class, where)) {
            execute(killed.port(), "create table kept(id int)");
            killed.kill();
            try (ChildProcess next = ChildProcess.start(PostgresMain.class, where)) {
                assertThat(query(next.port(), "select count(*) from kept")).isEqualTo("0");
                next.terminate();
                assertThat(data.resolve("postmaster.pid")).doesNotExist();
            }
        }
    }

    private static void execute(int port, String sql) throws SQLException {
        try (Connection connection = connect(port); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(int port, String sql) throws SQLException {
        try (Connection connection = connect(port); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(int port) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                PostgresServer.USERNAME, PostgresServer.PASSWORD);
    }
}
