package dip.messaging;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses between attempts: doubling from 50 ms to a cap, each shortened by up to a half at random. */
final class Backoff {

    private static final long FIRST_MILLIS = 50;

    private final long capMillis;
    private long next = FIRST_MILLIS;

    Backoff(Duration cap) {
        capMillis = Math.max(1, cap.toMillis());
    }

    /** The pause before the next attempt, in milliseconds; at least 1. */
    long pause() {
        long full = Math.min(next, capMillis);
        next = full * 2;
        return Math.max(1, full - ThreadLocalRandom.current().nextLong(full / 2 + 1));
    }

    void reset() {
        next = FIRST_MILLIS;
    }
}
