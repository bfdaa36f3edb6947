package dip.client;

import dip.client.Outcome.Guard;
import dip.client.Outcome.NotTried;
import dip.client.Outcome.Tried;
import dip.client.Outcome.TryLater;
import dip.client.Outcome.Unknown;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

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
     * Waits for its turn. Blocks.
     *
     * @return empty where the call may be made, which has to end in {@link #ended} or {@link #abandoned}
     */
    Optional<NotTried> enter(Duration atMost) throws InterruptedException {
        long deadline = nanos.getAsLong() + atMost.toNanos();
        Optional<NotTried> kept = channel.enter(deadline);
        if (kept.isPresent()) {
            return kept;
        }
        boolean passed = false;
        try {
            kept = enterParticipant(deadline);
            passed = kept.isEmpty();
            return kept;
        } finally {
            if (!passed) {
                channel.leave();
            }
        }
    }

    void ended(Tried outcome) {
        circuit.ended(outcome instanceof TryLater || outcome instanceof Unknown);
        if (outcome instanceof TryLater later) {
            later.asked().ifPresent(wait -> quietUntil = nanos.getAsLong() + wait.toNanos());
        }
        leave();
    }

    /** The call came to no end. */
    void abandoned() {
        circuit.abandoned();
        leave();
    }

    private Optional<NotTried> enterParticipant(long deadline) throws InterruptedException {
        Optional<NotTried> kept = participant.enter(deadline);
        if (kept.isPresent()) {
            return kept;
        }
        kept = askedForQuiet().or(() -> circuit.enter().map(wait -> new NotTried(Guard.CIRCUIT, wait)));
        if (kept.isPresent()) {
            participant.leave();
        }
        return kept;
    }

    private Optional<NotTried> askedForQuiet() {
        Long until = quietUntil;
        long left = until == null ? 0 : until - nanos.getAsLong();
        return left > 0 ? Optional.of(new NotTried(Guard.RETRY_AFTER, Duration.ofNanos(left))) : Optional.empty();
    }

    private void leave() {
        participant.leave();
        channel.leave();
    }
}
