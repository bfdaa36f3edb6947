package dip.sending;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Repeats the writing-down of an outcome until Postgres takes it: what the DIP has been told must not be forgotten while
 * this process lives, or it would be told twice.
 */
@Singleton
public class Persistence {

    private static final Logger LOG = Logger.getLogger(Persistence.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    /** Something that may be repeated. */
    public interface Work {
        void attempt() throws SQLException;
    }

    /** @throws InterruptedException where the service stops first */
    public void until(Work work) throws InterruptedException {
        while (true) {
            try {
                work.attempt();
                return;
            } catch (SQLException away) {
                LOG.warnf("An outcome waits for Postgres: %s", away.getMessage());
                Thread.sleep(PAUSE);
            }
        }
    }
}
