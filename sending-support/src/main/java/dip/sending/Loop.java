package dip.sending;

import java.time.Duration;
import org.jboss.logging.Logger;

/** A virtual thread that takes one step after another until it is stopped. A step that fails is followed by a pause. */
public final class Loop {

    private static final Logger LOG = Logger.getLogger(Loop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /** Waits for work, and does it. */
    public interface Step {
        void take() throws Exception;
    }

    private final String name;
    private final Step step;
    private volatile boolean stopping;
    private Thread thread;

    public Loop(String name, Step step) {
        this.name = name;
        this.step = step;
    }

    public void start() {
        stopping = false;
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    /** After the step that is being taken. */
    public void stop() {
        stopping = true;
    }

    /** Interrupts the step where the time is over. */
    public void join(Duration atMost) throws InterruptedException {
        if (!thread.join(atMost)) {
            thread.interrupt();
            thread.join(AFTER_FAILURE);
        }
    }

    private void run() {
        try {
            while (!stopping) {
                try {
                    step.take();
                } catch (InterruptedException stopped) {
                    throw stopped;
                } catch (Exception failure) {
                    LOG.warnf("%s tries again in a second: %s", name, failure);
                    Thread.sleep(AFTER_FAILURE);
                }
            }
        } catch (InterruptedException stopped) {
            LOG.debugf("%s was interrupted to stop", name);
        }
    }
}
