package dip.client;

import dip.client.Outcome.Guard;
import dip.client.Outcome.NotTried;
import dip.client.Outcome.Tried;
import dip.client.Outcome.TryLater;
import dip.client.Outcome.Unknown;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** All that a call of one participant to one endpoint has to pass. */
final class Gate {

    private final Turnstile channel;
    private final Turnstile participant;
    private final Circuit circuit;
    private final LongSupplier nanos;
    private volatile Long quietUntil;

    /**
     * @param channel of this participant and endpoint
     * @param participant shared with its other endpoints
     * @param circuit shared with the endpoint's other participants
     */
    Gate(Turnstile channel, Turnstile participant, Circuit circuit, LongSupplier nanos) {
        this.channel = channel;
        this.participant = participant;
        this.circuit = circuit;
        this.nanos = nanos;
    }

    /**
     * Makes the call when its turn has come. Blocks.
     *
     * @param atMost to wait for the turn
     */
    Outcome pass(Callable<Tried> call, Duration atMost) throws InterruptedException {
        long deadline = nanos.getAsLong() + atMost.toNanos();
        AtomicBoolean begun = new AtomicBoolean();
        Callable<Tried> attempt = () -> {
            begun.set(true);
            return call.call();
        };
        try {
            return channel.pass(() -> participant.pass(() -> tried(attempt, deadline), deadline), deadline);
        } catch (Kept kept) {
            return kept.outcome();
        } catch (TimeoutException tooLong) {
            return begun.get() ? new Unknown("given up after " + tooLong.getMessage()) : room();
        } catch (InterruptedException | RuntimeException failure) {
            throw failure;
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private Tried tried(Callable<Tried> attempt, long deadline) throws Exception {
        long now = nanos.getAsLong();
        Long quiet = quietUntil;
        if (quiet != null && quiet > now) {
            throw new Kept(new NotTried(Guard.RETRY_AFTER, Duration.ofNanos(quiet - now)));
        }
        if (now > deadline) {
            throw new Kept(room());
        }
        Tried outcome = circuit.pass(attempt);
        if (outcome instanceof TryLater later) {
            later.asked().ifPresent(wait -> quietUntil = nanos.getAsLong() + wait.toNanos());
        }
        return outcome;
    }

    private static NotTried room() {
        return new NotTried(Guard.CONCURRENCY, Turnstile.SOON);
    }
}
