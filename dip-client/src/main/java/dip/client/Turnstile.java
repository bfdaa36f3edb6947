package dip.client;

import dip.client.Outcome.Guard;
import dip.client.Outcome.NotTried;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lets calls through within limits; each that is let through has to {@link #leave}. */
final class Turnstile {

    /** What was full for the whole of the wait is asked again soon: nobody knows when there will be room. */
    private static final Duration SOON = Duration.ofMillis(100);

    private final Semaphore room;
    private final Rate rate;
    private final LongSupplier nanos;

    Turnstile(Limits limits, LongSupplier nanos) {
        this.room = new Semaphore(limits.concurrency(), true);
        this.rate = new Rate(limits.perSecond());
        this.nanos = nanos;
    }

    /**
     * Waits for its turn. Blocks.
     *
     * @param deadline on the clock given
     * @return empty where the call may be made
     */
    Optional<NotTried> enter(long deadline) throws InterruptedException {
        if (!room.tryAcquire(deadline - nanos.getAsLong(), TimeUnit.NANOSECONDS)) {
            return Optional.of(new NotTried(Guard.CONCURRENCY, SOON));
        }
        boolean passed = false;
        try {
            long now = nanos.getAsLong();
            Duration atMost = Duration.ofNanos(Math.max(0, deadline - now));
            Duration wait = rate.take(now, atMost);
            if (wait.compareTo(atMost) > 0) {
                return Optional.of(new NotTried(Guard.RATE, wait));
            }
            Thread.sleep(wait);
            passed = true;
            return Optional.empty();
        } finally {
            if (!passed) {
                room.release();
            }
        }
    }

    void leave() {
        room.release();
    }
}
