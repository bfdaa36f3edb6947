package dip.signing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Stands still until told otherwise. */
final class AdjustableClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-03-21T19:05:00.123Z");

    void advance(Duration by) {
        now = now.plus(by);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
