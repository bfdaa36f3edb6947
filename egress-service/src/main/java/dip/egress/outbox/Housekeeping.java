package dip.egress.outbox;

import dip.egress.EgressConfig;
import dip.egress.EgressMetrics;
import dip.sending.relay.Relay;
import dip.service.Periodic;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Counts the outbox now and then, by the indexes of what is not, and removes what was done with long ago. */
@Singleton
class Housekeeping {

    private static final String DEPTH = """
            select (select count(*) from egress.outbox where state = 'waiting'),
                   (select count(*) from egress.outbox o where state = 'waiting' and %s),
                   (select count(*) from egress.outbox where state = 'failed'),
                   (select coalesce(extract(epoch from now() - min(submitted_at)), 0) from egress.outbox where state = 'waiting'),
                   (select count(*) from egress.hold),
                   (select count(*) from egress.outbox where state = 'held')""".formatted(Outbox.HELD);

    private static final String PRUNE_MESSAGES = """
            delete from egress.outbox where id in (
                select id from egress.outbox where state in ('accepted', 'withdrawn') and settled_at < now() - ? * interval '1 millisecond'
                limit ? for update skip locked)""";

    private static final String PRUNE_REQUESTS = """
            delete from egress.request where key in (
                select key from egress.request where made_at < now() - ? * interval '1 millisecond'
                limit ? for update skip locked)""";

    private final DataSource postgres;
    private final EgressMetrics metrics;
    private final EgressConfig.Outbox settings;

    Housekeeping(DataSource postgres, EgressMetrics metrics, EgressConfig config) {
        this.postgres = postgres;
        this.metrics = metrics;
        this.settings = config.outbox();
    }

    void start(@Observes StartupEvent event, Vertx vertx, Relay relay) {
        Periodic.every(vertx, settings.countEvery(), this::count);
        Periodic.every(vertx, settings.countEvery(), relay::count);
        Periodic.every(vertx, settings.pruneEvery(), () -> prune(PRUNE_MESSAGES) + prune(PRUNE_REQUESTS));
    }

    private Depth count() throws SQLException {
        try (Connection connection = postgres.getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DEPTH)) {
            row.next();
            Depth depth = new Depth(row.getLong(1), row.getLong(2), row.getLong(3), row.getDouble(4), row.getLong(5),
                    row.getLong(6));
            metrics.depth(depth);
            return depth;
        }
    }

    private int prune(String sql) throws SQLException {
        try (Connection connection = postgres.getConnection(); PreparedStatement prune = connection.prepareStatement(sql)) {
            prune.setLong(1, settings.retention().toMillis());
            return Periodic.untilDone(limit -> {
                prune.setInt(2, limit);
                return prune.executeUpdate();
            });
        }
    }
}
