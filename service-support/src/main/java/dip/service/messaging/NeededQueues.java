package dip.service.messaging;

import dip.messaging.QueueCheck;
import io.quarkus.runtime.Quarkus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;

/** Ends a service that cannot do its work on this broker. */
public final class NeededQueues {

    private static final Logger LOG = Logger.getLogger(NeededQueues.class);

    private NeededQueues() {
    }

    /**
     * Waits for the broker as long as it takes. Where that lacks an address or queue, the log names it and the service ends with 1.
     *
     * @return done when all were found
     */
    public static Future<Void> orEnd(QueueCheck needed, Vertx vertx, String service) {
        return needed.run(vertx, service + "-check").onFailure(missing -> {
            LOG.fatal(missing.getMessage());
            Quarkus.asyncExit(1);
        });
    }
}
