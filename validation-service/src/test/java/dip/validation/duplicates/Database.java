package dip.validation.duplicates;

import dip.embedded.PostgresServer;
import dip.model.catalogue.Catalogue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A Postgres with the service's schema. */
final class Database implements AutoCloseable {

    private final PostgresServer server = PostgresServer.start(PostgresServer.Settings.temporary());
    private final PGSimpleDataSource source = new PGSimpleDataSource();

    Database() {
        source.setUrl(server.jdbcUrl());
        source.setUser(PostgresServer.USERNAME);
        source.setPassword(PostgresServer.PASSWORD);
        Flyway.configure().dataSource(source).schemas("validation").locations("db/migration/validation").load().migrate();
    }

    DataSource source() {
        return source;
    }

    SeenItems seenItems() {
        return new SeenItems(source, new DuplicateRules(Catalogue.builtIn(), InstantSource.fixed(Instant.ofEpochMilli(2_000))));
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Returns when some statement waits for another transaction. */
    void awaitLockWait() throws SQLException {
        try (Connection connection = source.getConnection(); PreparedStatement statement = connection.prepareStatement(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
            long waiting = 0;
            while (waiting == 0) {
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                    waiting = rows.getLong(1);
                }
            }
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
