package dip.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** How long to wait before the next attempt: doubling up to a limit, shortened at random so that copies drift apart. */
public final class Pauses {

    private static final int MOST_DOUBLINGS = 30;

    /**
     * @param first pause after the first attempt
     * @param atMost the longest, unless the DIP asks for a longer one
     * @param jitter by which share of itself a pause may be shortened, from 0 to 1
     */
    public record Settings(Duration first, Duration atMost, double jitter) {
    }

    private final Settings settings;
    private final DoubleSupplier random;

    public Pauses(Settings settings) {
        this(settings, () -> ThreadLocalRandom.current().nextDouble());
    }

    /** @param random from 0, inclusive, to 1 */
    Pauses(Settings settings, DoubleSupplier random) {
        this.settings = settings;
        this.random = random;
    }

    /**
     * @param attempt that failed, from 1
     * @param asked by the DIP; never undercut, and lengthened at random so that not all come back at the same moment
     */
    public Duration after(int attempt, Optional<Duration> asked) {
        long doubled = settings.first().toMillis() << Math.min(attempt - 1, MOST_DOUBLINGS);
        long longest = Math.min(Math.max(doubled, 0), settings.atMost().toMillis());
        long own = Math.round(longest * (1 - share()));
        long asFor = asked.map(wait -> wait.toMillis() + Math.round(settings.first().toMillis() * share())).orElse(0L);
        return Duration.ofMillis(Math.max(own, asFor));
    }

    private double share() {
        return settings.jitter() * random.getAsDouble();
    }
}
