package dip.status.outbox;

import dip.sending.hold.Holds;
import dip.sending.relay.Relay;
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

/** Counts the outbox now and then, by the indexes of what is not delivered, and removes what was delivered long ago. */
@Singleton
class Housekeeping {

    private static final String DEPTH = """
            select (select count(*) from status.outbox where state = 'waiting'),
                   (select count(*) from status.outbox o where state = 'waiting' and %s),
                   (select count(*) from status.outbox where state = 'failed'),
                   (select coalesce(extract(epoch from now()) - min(judged_at) / 1000.0, 0) from status.outbox where state = 'waiting'),
                   (select count(*) from status.hold)""".formatted(Holds.standFor("status", "o.participant", Outbox.CHANNEL));

    private final DataSource postgres;
    private final Outbox outbox;
    private final StatusMetrics metrics;
    private final StatusConfig.Outbox settings;

    Housekeeping(DataSource postgres, Outbox outbox, StatusMetrics metrics, StatusConfig config) {
        this.postgres = postgres;
        this.outbox = outbox;
        this.metrics = metrics;
        this.settings = config.outbox();
    }

    void start(@Observes StartupEvent event, Vertx vertx, Relay relay) {
        Periodic.every(vertx, settings.countEvery(), this::count);
        Periodic.every(vertx, settings.countEvery(), relay::count);
        Periodic.every(vertx, settings.pruneEvery(), this::prune);
    }

    private Depth count() throws SQLException {
        try (Connection connection = postgres.getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DEPTH)) {
            row.next();
            Depth depth = new Depth(row.getLong(1), row.getLong(2), row.getLong(3), row.getDouble(4), row.getLong(5));
            metrics.depth(depth);
            return depth;
        }
    }

    private int prune() throws SQLException {
        return Periodic.untilDone(limit -> outbox.prune(settings.retention(), limit));
    }
}
