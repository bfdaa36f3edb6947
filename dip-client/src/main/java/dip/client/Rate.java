package dip.client;

import java.time.Duration;

/** Spreads calls over time: so many a second, and after a rest a burst of one second's worth. */
final class Rate {

    private static final double SECOND = 1e9;

    private final double interval;
    private final double burst;
    private double nextAt;
    private boolean used;

    /** @param perSecond may be infinite */
    Rate(double perSecond) {
        interval = SECOND / perSecond;
        burst = Math.max(0, SECOND - interval);
    }

    /**
     * Takes the next turn where it comes soon enough.
     *
     * @param now nanoseconds of a clock that only goes forward
     * @return how long until the turn; more than {@code atMost} where it was not taken
     */
    synchronized Duration take(long now, Duration atMost) {
        double from = used ? Math.max(nextAt, now - burst) : now - burst;
        Duration wait = Duration.ofNanos((long) Math.max(0, from - now));
        if (wait.compareTo(atMost) <= 0) {
            nextAt = from + interval;
            used = true;
        }
        return wait;
    }
}
