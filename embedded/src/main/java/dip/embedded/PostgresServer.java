package dip.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A Postgres server of its own on the loopback interface, unpacked from the class path; one database, one user, no
 * password asked for. It ends with this JVM. Where the JVM was killed and left it running, the next start on the same
 * directory ends it first.
 */
public final class PostgresServer implements AutoCloseable {

    public static final String USERNAME = "postgres";
    public static final String PASSWORD = "postgres";
    private static final String DATABASE = "postgres";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /**
     * @param port 0 for a free one
     * @param dataDirectory null for a temporary one that goes with the server
     * @param durable commits wait for the disk; false is faster and good for tests that kill nothing
     */
    public record Settings(int port, Path dataDirectory, boolean durable) {

        public static Settings temporary() {
            return new Settings(0, null, false);
        }

        public static Settings durable(Path dataDirectory) {
            return new Settings(0, dataDirectory, true);
        }

        public Settings withPort(int newPort) {
            return new Settings(newPort, dataDirectory, durable);
        }
    }

    private final Settings settings;
    private final EmbeddedPostgres server;

    private PostgresServer(Settings settings, EmbeddedPostgres server) {
        this.settings = settings;
        this.server = server;
    }

    /**
     * Returns when it answers a query: about a second, three where the directory is new.
     *
     * @throws UncheckedIOException where it does not start
     */
    public static PostgresServer start(Settings settings) {
        Settings fixed = settings.port() == 0 ? settings.withPort(Ports.free()) : settings;
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setPort(fixed.port())
                    .setPGStartupWait(START_LIMIT).setLocaleConfig("locale", "C")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", onOff(fixed.durable()))
                    .setServerConfig("synchronous_commit", onOff(fixed.durable()))
                    .setCleanDataDirectory(fixed.dataDirectory() == null);
            if (fixed.dataDirectory() != null) {
                Files.createDirectories(fixed.dataDirectory());
                LeftBehind.end(fixed.dataDirectory());
                builder.setDataDirectory(fixed.dataDirectory());
            }
            return new PostgresServer(fixed, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("Postgres does not start on port " + fixed.port(), e);
        }
    }

    public int port() {
        return settings.port();
    }

    /** For JDBC, without user and password. */
    public String jdbcUrl() {
        return "jdbc:" + reactiveUrl();
    }

    /** For the Vert.x client, without user and password. */
    public String reactiveUrl() {
        return "postgresql://127.0.0.1:" + port() + "/" + DATABASE;
    }

    /** A new server on the same port; with a data directory, on the same data. Open connections are cut. */
    public PostgresServer restart() {
        close();
        return start(settings);
    }

    /** Takes the database away while the server runs: open connections are cut, new ones refused. */
    public void away() throws SQLException {
        execute("alter database %s allow_connections false".formatted(DATABASE),
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'".formatted(DATABASE));
    }

    /** After {@link #away}. */
    public void back() throws SQLException {
        execute("alter database %s allow_connections true".formatted(DATABASE));
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port() + "/template1", USERNAME, PASSWORD);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Ends the server at once ("fast" shutdown); open transactions are rolled back. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Postgres does not stop", e);
        }
    }

    private static String onOff(boolean flag) {
        return flag ? "on" : "off";
    }
}
