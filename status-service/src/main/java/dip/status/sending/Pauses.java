package dip.status.sending;

import dip.status.StatusConfig;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/** How long to wait before the next attempt: doubling up to a limit, shortened at random so that copies drift apart. */
final class Pauses {

    private static final int MOST_DOUBLINGS = 30;

    private final StatusConfig.Retry settings;
    private final DoubleSupplier random;

    /** @param random from 0, inclusive, to 1 */
    Pauses(StatusConfig.Retry settings, DoubleSupplier random) {
        this.settings = settings;
        this.random = random;
    }

    /** @param attempt that failed, from 1 */
    Duration after(int attempt) {
        long doubled = settings.first().toMillis() << Math.min(attempt - 1, MOST_DOUBLINGS);
        long longest = Math.min(Math.max(doubled, 0), settings.atMost().toMillis());
        return Duration.ofMillis(Math.round(longest * (1 - settings.jitter() * random.getAsDouble())));
    }
}
