package dip.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header {@code Retry-After} (RFC 9110 section 10.2.3): seconds, or a date. */
final class RetryAfter {

    /** Whoever asks for more is taken to ask for this: a slip of theirs shall not silence us for a year. */
    static final Duration MOST = Duration.ofHours(1);

    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {
    }

    /** @return empty where there is none, it cannot be read, or its time is over */
    static Optional<Duration> of(String value, Instant now) {
        if (value == null) {
            return Optional.empty();
        }
        String text = value.strip();
        return wait(text, now).filter(wait -> wait.isPositive()).map(wait -> wait.compareTo(MOST) > 0 ? MOST : wait);
    }

    private static Optional<Duration> wait(String text, Instant now) {
        if (SECONDS.matcher(text).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            return Optional.of(Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from)));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
