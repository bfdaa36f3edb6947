package dip.client;

import dip.client.Outcome.Accepted;
import dip.client.Outcome.AtFault;
import dip.client.Outcome.Guard;
import dip.client.Outcome.NotTried;
import dip.client.Outcome.Rejected;
import dip.client.Outcome.Tried;
import dip.client.Outcome.TryLater;
import dip.client.Outcome.Unknown;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What is at fault with one participant. While something is, one call is tried after each pause; the pauses double. What is
 * made with other means is tried at once: something was mended.
 */
final class Fitness {

    private static final Logger LOG = System.getLogger(Fitness.class.getName());
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 10;

    private final String dipId;
    private final Duration firstPause;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final ClientMetrics metrics;
    /** Of the last call that found one, made with {@code foundWith}. */
    private Fault found;
    private Means foundWith;
    private int failures;
    private boolean probing;
    private long quietUntil;
    /** Told to log and metrics. */
    private Fault standing;

    Fitness(String dipId, Duration firstPause, InstantSource clock, LongSupplier nanos, ClientMetrics metrics) {
        this.dipId = dipId;
        this.firstPause = firstPause;
        this.clock = clock;
        this.nanos = nanos;
        this.metrics = metrics;
    }

    /** What is wrong now, as far as is known. */
    synchronized Optional<Fault> fault(Means means) {
        Optional<Fault> known = new Faults(means).before(clock.instant()).or(() -> Optional.ofNullable(found)).or(means::unusableFiles);
        tell(known.orElse(null));
        return known;
    }

    /** @return how long a call with these means is not worth trying; empty where it may be tried */
    synchronized Optional<NotTried> kept(Means means) {
        if (fault(means).map(Fault::isSeenWithoutACall).orElse(false)) {
            return Optional.of(new NotTried(Guard.FAULT, firstPause));
        }
        long left = quietUntil - nanos.getAsLong();
        return found != null && means.equals(foundWith) && left > 0
                ? Optional.of(new NotTried(Guard.FAULT, Duration.ofNanos(left))) : Optional.empty();
    }

    /** As {@link #kept}, and where it may be tried, another is not before the next pause is over. */
    synchronized Optional<NotTried> enter(Means means) {
        Optional<NotTried> kept = kept(means);
        if (kept.isEmpty() && found != null) {
            failures = means.equals(foundWith) ? failures : 0;
            foundWith = means;
            probing = true;
            quiet();
        }
        return kept;
    }

    /** An answer that is not about our side clears what was found before; none at all tells nothing. */
    synchronized void ended(Means means, Tried outcome) {
        switch (outcome) {
            case AtFault at -> found(at.fault(), means);
            case Accepted taken -> found = null;
            case Rejected refused -> found = null;
            case TryLater later -> { }
            case Unknown lost -> { }
        }
        fault(means);
    }

    /** Of calls that were under way together, the first counts. */
    private void found(Fault fault, Means means) {
        boolean isNew = found == null;
        found = fault;
        foundWith = means;
        if (isNew || probing) {
            failures = isNew ? 1 : failures + 1;
            probing = false;
            quiet();
        }
    }

    private void quiet() {
        Duration doubled = firstPause.multipliedBy(1L << Math.clamp(failures - 1, 0, MOST_DOUBLINGS));
        Duration longest = firstPause.compareTo(LONGEST_PAUSE) > 0 ? firstPause : LONGEST_PAUSE;
        quietUntil = nanos.getAsLong() + (doubled.compareTo(longest) < 0 ? doubled : longest).toNanos();
    }

    private void tell(Fault now) {
        Fault before = standing;
        standing = now;
        if (before != null && (now == null || before.reason() != now.reason())) {
            metrics.fault(dipId, before.reason(), false);
        }
        if (now == null && before != null) {
            LOG.log(Level.INFO, "{0}: mended, {1}", dipId, before.reason().label());
        } else if (now != null && (before == null || before.reason() != now.reason())) {
            metrics.fault(dipId, now.reason(), true);
            LOG.log(Level.ERROR, "{0}: {1}: {2}", dipId, now.reason().label(), now.detail());
        }
    }
}
