package dip.status.received;

import dip.service.Periodic;
import dip.status.StatusConfig;
import dip.status.StatusMetrics;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Removes old statuses and what they were about, and counts those about nothing known. */
@Singleton
class Retention {

    private static final String UNMATCHED = "select count(*) from status.received where matched_by is null";

    private final DataSource postgres;
    private final ReceivedStore received;
    private final SentStore sent;
    private final StatusMetrics metrics;
    private final StatusConfig.Kept settings;

    Retention(DataSource postgres, ReceivedStore received, SentStore sent, StatusMetrics metrics, StatusConfig config) {
        this.postgres = postgres;
        this.received = received;
        this.sent = sent;
        this.metrics = metrics;
        this.settings = config.kept();
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        Periodic.every(vertx, settings.countEvery(), this::count);
        Periodic.every(vertx, settings.pruneEvery(), this::prune);
    }

    private long count() throws SQLException {
        try (Connection connection = postgres.getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(UNMATCHED)) {
            row.next();
            long unmatched = row.getLong(1);
            metrics.unmatched(unmatched);
            return unmatched;
        }
    }

    private int prune() throws SQLException {
        long millis = settings.retention().toMillis();
        return Periodic.untilDone(limit -> received.prune(millis, limit)) + Periodic.untilDone(limit -> sent.prune(millis, limit));
    }
}
