package dip.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the DIP's clock out of the {@code Date} of an answer (RFC 9110 section 6.6.1). */
final class DipTime {

    /** The header knows whole seconds: on average half a one is over. */
    private static final Duration HALF = Duration.ofMillis(500);

    private DipTime() {
    }

    /** By how much our clock is ahead of the DIP's, give or take half a second and the answer's way; empty where it tells no time. */
    static Optional<Duration> ourLead(String date, Instant now) {
        if (date == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.between(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from).plus(HALF), now));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
