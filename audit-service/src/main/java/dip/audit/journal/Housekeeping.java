package dip.audit.journal;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Makes and drops the journal's days: at start and every hour, which does a day's work early and is idle otherwise. */
@ApplicationScoped
class Housekeeping {

    private static final Logger LOG = Logger.getLogger(Housekeeping.class);
    private static final Duration PERIOD = Duration.ofHours(1);

    private final Partitions partitions;

    Housekeeping(Partitions partitions) {
        this.partitions = partitions;
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        run();
        vertx.setPeriodic(PERIOD.toMillis(), timer -> run());
    }

    private void run() {
        partitions.makeAhead().compose(made -> partitions.dropExpired())
                .onFailure(failure -> LOG.warn("The journal's days could not be made or dropped; tried again within the hour", failure));
    }
}
