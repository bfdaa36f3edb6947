package dip.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-21T19:05:00Z");

    @ParameterizedTest
    @CsvSource({"30, 30", "' 5 ', 5", "'Sat, 21 Mar 2026 19:05:20 GMT', 20", "86400, 3600", "'Sun, 21 Mar 2027 19:05:20 GMT', 3600"})
    void secondsOrDateAnHourAtMost(String value, int seconds) {
        assertThat(RetryAfter.of(value, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-5", "soon", "1.5", "99999999999999999999", "Sat, 21 Mar 2026 19:04:59 GMT"})
    void whatSaysNothingIsPassedOver(String value) {
        assertThat(RetryAfter.of(value, NOW)).isEmpty();
    }

    @Test
    void noneIsNone() {
        assertThat(RetryAfter.of(null, NOW)).isEmpty();
    }
}
