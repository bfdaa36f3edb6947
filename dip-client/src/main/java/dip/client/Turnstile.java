package dip.client;

import dip.client.Outcome.Guard;
import dip.client.Outcome.NotTried;
import dip.client.Outcome.Tried;
import io.smallrye.faulttolerance.api.RateLimitException;
import io.smallrye.faulttolerance.api.RateLimitType;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;

/** Lets calls through within limits. */
final class Turnstile {

    /** What was full for the whole of the wait is asked again soon: nobody knows when there will be room. */
    static final Duration SOON = Duration.ofMillis(100);

    private static final double SECOND = 1000;
    private static final int MOST_WAITING = 1000;

    private final TypedGuard<Tried> guard;
    private final LongSupplier nanos;

    /** @param longest after which a call that still waits is interrupted */
    Turnstile(Limits limits, Duration longest, LongSupplier nanos) {
        TypedGuard.Builder<Tried> builder = TypedGuard.create(Tried.class)
                .withBulkhead().limit(limits.concurrency()).queueSize(MOST_WAITING).enableSynchronousQueueing().done()
                .withTimeout().duration(longest.toMillis(), ChronoUnit.MILLIS).done();
        if (Double.isFinite(limits.perSecond())) {
            int atOnce = (int) Math.max(1, limits.perSecond());
            builder.withRateLimit().type(RateLimitType.SMOOTH).limit(atOnce)
                    .window(Math.round(atOnce * SECOND / limits.perSecond()), ChronoUnit.MILLIS).done();
        }
        this.guard = builder.build();
        this.nanos = nanos;
    }

    /**
     * Waits for its turn. Blocks.
     *
     * @param deadline on the clock given, after which it is not waited for the rate
     * @throws Kept where the turn does not come soon enough
     */
    Tried pass(Callable<Tried> call, long deadline) throws Exception {
        while (true) {
            try {
                return guard.call(call);
            } catch (RateLimitException early) {
                awaitTurn(Duration.ofMillis(Math.max(1, early.getRetryAfterMillis())), deadline);
            } catch (BulkheadException full) {
                throw new Kept(new NotTried(Guard.CONCURRENCY, SOON));
            }
        }
    }

    private void awaitTurn(Duration wait, long deadline) throws Kept, InterruptedException {
        if (wait.toNanos() > deadline - nanos.getAsLong()) {
            throw new Kept(new NotTried(Guard.RATE, wait));
        }
        Thread.sleep(wait);
    }
}
