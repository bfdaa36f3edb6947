package dip.sending;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Rouses one sender that waits, or the next one that would; being called twice meanwhile rouses no second. */
public final class Wakeup {

    private final Semaphore calls = new Semaphore(0);

    public void call() {
        if (calls.availablePermits() == 0) {
            calls.release();
        }
    }

    /** @return whether there was a call within the time */
    public boolean await(Duration atMost) throws InterruptedException {
        return calls.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }
}
