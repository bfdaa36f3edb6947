package dip.validation.duplicates;

import dip.embedded.PostgresServer;
import dip.model.catalogue.Catalogue;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A Postgres with the service's schema. */
final class Database implements AutoCloseable {

    private final PostgresServer server = PostgresServer.start(PostgresServer.Settings.temporary());
    private final AgroalDataSource source;

    Database() throws SQLException {
        source = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool
                .maxSize(8).connectionFactoryConfiguration(connections -> connections
                        .jdbcUrl(server.jdbcUrl()).principal(new NamePrincipal(PostgresServer.USERNAME))
                        .credential(new SimplePassword(PostgresServer.PASSWORD)))));
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
        source.close();
        server.close();
    }
}
