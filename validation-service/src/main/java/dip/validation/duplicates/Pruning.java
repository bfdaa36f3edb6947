package dip.validation.duplicates;

import dip.service.Periodic;
import dip.validation.ValidationConfig;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import javax.sql.DataSource;

/**
 * Forgets items received before the window, a few rows at a time, so that it never holds up the deciding. Any number
 * of copies may do so at once.
 */
@ApplicationScoped
class Pruning {

    private final DataSource postgres;
    private final InstantSource clock;
    private final ValidationConfig.Duplicates settings;

    Pruning(DataSource postgres, InstantSource clock, ValidationConfig config) {
        this.postgres = postgres;
        this.clock = clock;
        this.settings = config.duplicates();
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        Periodic.every(vertx, settings.pruneEvery(), "Old items are not removed", this::prune);
    }

    /** @return rows removed */
    int prune() throws SQLException {
        String end = firstItemId(clock.instant().minus(settings.window()));
        int removed = 0;
        int last = settings.pruneRows();
        try (Connection connection = postgres.getConnection()) {
            ItemTable table = new ItemTable(connection);
            while (last == settings.pruneRows()) {
                last = table.prune(end, settings.pruneRows());
                removed += last;
            }
        }
        return removed;
    }

    /** What sorts before every item received from then on: its first 48 bits are milliseconds (RFC 9562 section 5.7). */
    static String firstItemId(Instant from) {
        String millis = "%012x".formatted(from.toEpochMilli());
        return millis.substring(0, 8) + "-" + millis.substring(8);
    }
}
