package dip.client;

import java.time.Duration;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Opens when too many of the latest calls failed, stays open for a pause, then lets one call through: its outcome closes
 * the circuit or opens it for another pause.
 */
final class Circuit {

    private final CircuitSettings settings;
    private final LongSupplier nanos;
    private final BitSet failed = new BitSet();
    private int seen;
    private int next;
    private boolean open;
    private boolean probing;
    private long openUntil;

    /** @param nanos a clock that only goes forward */
    Circuit(CircuitSettings settings, LongSupplier nanos) {
        this.settings = settings;
        this.nanos = nanos;
    }

    /** @return empty where the call may be made, which has to end in {@link #ended} or {@link #abandoned}; else how long to wait */
    synchronized Optional<Duration> enter() {
        if (!open) {
            return Optional.empty();
        }
        long left = openUntil - nanos.getAsLong();
        if (left > 0 || probing) {
            return Optional.of(left > 0 ? Duration.ofNanos(left) : settings.pause());
        }
        probing = true;
        return Optional.empty();
    }

    synchronized void ended(boolean failure) {
        if (open) {
            endedWhileOpen(failure);
            return;
        }
        failed.set(next, failure);
        next = (next + 1) % settings.calls();
        seen = Math.min(seen + 1, settings.calls());
        if (seen == settings.calls() && failed.cardinality() >= settings.failureRatio() * seen && failed.cardinality() > 0) {
            open();
        }
    }

    /** The call came to no end. */
    synchronized void abandoned() {
        probing = false;
    }

    synchronized boolean isOpen() {
        return open;
    }

    /** A call that was under way when the circuit opened says nothing new by failing. */
    private void endedWhileOpen(boolean failure) {
        if (!failure) {
            open = false;
            probing = false;
            forget();
        } else if (probing) {
            open();
        }
    }

    private void open() {
        open = true;
        probing = false;
        openUntil = nanos.getAsLong() + settings.pause().toNanos();
        forget();
    }

    private void forget() {
        failed.clear();
        seen = 0;
        next = 0;
    }
}
