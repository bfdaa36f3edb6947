package dip.validation.lane;

import dip.validation.ValidationConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Repeats work on Postgres until it succeeds, with pauses that grow up to a limit. While Postgres is away the batches
 * wait here, and because a lane has a bound on its work in flight, the rest waits in the broker.
 */
@ApplicationScoped
class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);

    /** Work that may be repeated: it has no second effect. */
    interface Work<T> {
        T attempt() throws SQLException;
    }

    private final long firstPause;
    private final long longestPause;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger waiting = new AtomicInteger();

    Patience(ValidationConfig config) {
        firstPause = config.postgres().retryAfter().toMillis();
        longestPause = config.postgres().retryAtMost().toMillis();
    }

    /** @throws Ended once the service stops; whatever was tried may have happened */
    <T> T until(Work<T> work) throws Ended, InterruptedException {
        try {
            return work.attempt();
        } catch (SQLException failure) {
            LOG.warnf("Postgres fails, the batch waits: %s", failure.getMessage());
        }
        waiting.incrementAndGet();
        try {
            return afterFailure(work);
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Whether any work waits for Postgres. */
    boolean isTried() {
        return waiting.get() > 0;
    }

    /** Ends every waiting. */
    void end() {
        ended.countDown();
    }

    private <T> T afterFailure(Work<T> work) throws Ended, InterruptedException {
        long pause = firstPause;
        while (!ended.await(pause, TimeUnit.MILLISECONDS)) {
            try {
                return work.attempt();
            } catch (SQLException failure) {
                LOG.debugf("Postgres fails again: %s", failure.getMessage());
                pause = Math.min(2 * pause, longestPause);
            }
        }
        throw new Ended();
    }

    /** The service stops; the work was not done. */
    static final class Ended extends Exception {

        Ended() {
            super("the service stops while Postgres is away", null, false, false);
        }
    }
}
