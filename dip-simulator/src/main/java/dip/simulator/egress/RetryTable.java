package dip.simulator.egress;

import java.time.Duration;
import java.util.Optional;

/**
 * How often and when a delivery is tried.
 *
 * @param attempts in all; then it is given up (RetriesExhausted)
 * @param firstMs wait before the second attempt; the waits double from there
 * @param longestMs what no wait is longer than
 */
public record RetryTable(int attempts, long firstMs, long longestMs) {

    private static final int MOST_ATTEMPTS = 1000;
    private static final long LONGEST_MS = Duration.ofHours(1).toMillis();

    Optional<String> problem() {
        if (attempts < 1 || attempts > MOST_ATTEMPTS) {
            return Optional.of("attempts is 1 to " + MOST_ATTEMPTS);
        }
        return firstMs < 0 || longestMs < firstMs || longestMs > LONGEST_MS
                ? Optional.of("firstMs is 0 to longestMs, and that at most " + LONGEST_MS) : Optional.empty();
    }

    boolean isLast(int attempt) {
        return attempt >= attempts;
    }

    /** Milliseconds to wait after this attempt, from 1. */
    long waitAfter(int attempt) {
        long wait = firstMs;
        for (int i = 1; i < attempt && wait < longestMs; i++) {
            wait *= 2;
        }
        return Math.min(wait, longestMs);
    }
}
