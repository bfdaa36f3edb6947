package dip.client;

import dip.client.Outcome.Guard;
import dip.client.Outcome.NotTried;
import dip.client.Outcome.Tried;
import dip.client.Outcome.TryLater;
import dip.client.Outcome.Unknown;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.TypedGuard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/**
 * Opens when too many of the latest calls failed, stays open for a pause, then lets one call through: its outcome closes
 * the circuit or opens it for another pause.
 */
final class Circuit {

    private final TypedGuard<Tried> guard;
    private final Duration pause;
    private final LongSupplier nanos;
    private volatile CircuitBreakerState state = CircuitBreakerState.CLOSED;
    private volatile long openedAt;

    /** Tells the guard, which counts exceptions, that a call failed. */
    private static final class Failed extends Exception {

        private final transient Tried outcome;

        Failed(Tried outcome) {
            super(outcome.id(), null, false, false);
            this.outcome = outcome;
        }
    }

    /** @param nanos a clock that only goes forward */
    Circuit(CircuitSettings settings, LongSupplier nanos) {
        this.pause = settings.pause();
        this.nanos = nanos;
        this.guard = TypedGuard.create(Tried.class).withCircuitBreaker()
                .requestVolumeThreshold(settings.calls())
                .failureRatio(settings.failureRatio())
                .delay(pause.toMillis(), ChronoUnit.MILLIS)
                .successThreshold(1)
                .when(Failed.class::isInstance)
                .onStateChange(this::changed)
                .done().build();
    }

    /** @throws Kept while it is open */
    Tried pass(Callable<Tried> call) throws Exception {
        try {
            return guard.call(() -> {
                Tried outcome = call.call();
                if (outcome instanceof TryLater || outcome instanceof Unknown) {
                    throw new Failed(outcome);
                }
                return outcome;
            });
        } catch (Failed failed) {
            return failed.outcome;
        } catch (CircuitBreakerOpenException open) {
            throw new Kept(new NotTried(Guard.CIRCUIT, left()));
        }
    }

    boolean isOpen() {
        return state != CircuitBreakerState.CLOSED;
    }

    private void changed(CircuitBreakerState to) {
        if (to == CircuitBreakerState.OPEN) {
            openedAt = nanos.getAsLong();
        }
        state = to;
    }

    /** Until a call is tried; while one is, the whole pause, because it may fail. */
    private Duration left() {
        Duration left = pause.minusNanos(nanos.getAsLong() - openedAt);
        return left.isPositive() ? left : pause;
    }
}
