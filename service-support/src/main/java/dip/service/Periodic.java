package dip.service;

import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/** What is done again and again, off the event loop; what fails is done the next time. */
public final class Periodic {

    private static final Logger LOG = Logger.getLogger(Periodic.class);
    private static final int AT_ONCE = 1000;

    /** Removes some rows. */
    public interface Removal {
        /** @return how many, {@code limit} at most */
        int remove(int limit) throws SQLException;
    }

    private Periodic() {
    }

    /** Housekeeping: as {@link #every(Vertx, Duration, String, Callable)}. */
    public static void every(Vertx vertx, Duration pause, Callable<?> work) {
        every(vertx, pause, "Housekeeping waits", work);
    }

    /**
     * Each on a thread of its own: no work waits for another.
     *
     * @param pause from the end of one time to the start of the next, so that slow work does not pile up; before the first, too
     * @param otherwise what the log says where it fails, before the reason
     */
    public static void every(Vertx vertx, Duration pause, String otherwise, Callable<?> work) {
        vertx.setTimer(pause.toMillis(), timer -> Thread.startVirtualThread(() -> {
            try {
                work.call();
            } catch (Throwable failure) {
                LOG.warnf("%s: %s", otherwise, failure);
            }
            again(vertx, pause, otherwise, work);
        }));
    }

    private static void again(Vertx vertx, Duration pause, String otherwise, Callable<?> work) {
        try {
            every(vertx, pause, otherwise, work);
        } catch (RejectedExecutionException | IllegalStateException stopped) {
            LOG.debugf("Not again, the service stops: %s", stopped.getMessage());
        }
    }

    /** In steps that lock few rows each. @return how many were removed in all */
    public static int untilDone(Removal removal) throws SQLException {
        int removed = 0;
        int last = AT_ONCE;
        while (last == AT_ONCE) {
            last = removal.remove(AT_ONCE);
            removed += last;
        }
        return removed;
    }
}
