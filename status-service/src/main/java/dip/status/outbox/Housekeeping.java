package dip.status.outbox;

import dip.sending.hold.Holds;
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
import java.time.Duration;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Counts the outbox now and then, by the indexes of what is not delivered, and removes what was delivered long ago. */
@Singleton
class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final int PRUNED_AT_ONCE = 1000;

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

    void start(@Observes StartupEvent event, Vertx vertx) {
        every(vertx, settings.countEvery(), this::count);
        every(vertx, settings.pruneEvery(), this::prune);
    }

    private static void every(Vertx vertx, Duration period, Callable<?> work) {
        vertx.setPeriodic(period.toMillis(), timer -> vertx.executeBlocking(work)
                .onFailure(failure -> LOG.warnf("Housekeeping waits: %s", failure.getMessage())));
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
        int removed = 0;
        int last = PRUNED_AT_ONCE;
        while (last == PRUNED_AT_ONCE) {
            last = outbox.prune(settings.retention(), PRUNED_AT_ONCE);
            removed += last;
        }
        return removed;
    }
}
