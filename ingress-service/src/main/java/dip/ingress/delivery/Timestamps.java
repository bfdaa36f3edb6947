package dip.ingress.delivery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Now, in the 25 characters of the DIP's messages; written once a second. */
@Singleton
final class Timestamps {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    private final InstantSource clock;
    private volatile Second current = new Second(Long.MIN_VALUE, "");

    Timestamps(InstantSource clock) {
        this.clock = clock;
    }

    String now() {
        long second = Math.floorDiv(clock.millis(), 1000);
        Second known = current;
        if (known.epochSecond != second) {
            known = new Second(second, FORM.format(Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC)));
            current = known;
        }
        return known.text;
    }

    private record Second(long epochSecond, String text) {
    }
}
