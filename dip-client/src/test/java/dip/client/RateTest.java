package dip.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateTest {

    private static final Duration ANY = Duration.ofHours(1);
    private static final long SECOND = 1_000_000_000;

    @Test
    void burstOfOneSecondThenEvenly() {
        Rate rate = new Rate(4);

        assertThat(IntStream.range(0, 7).mapToObj(call -> rate.take(-5 * SECOND, ANY)).map(Duration::toMillis))
                .containsExactly(0L, 0L, 0L, 0L, 250L, 500L, 750L);
    }

    @Test
    void restGivesNoMoreThanOneSecondsWorth() {
        Rate rate = new Rate(4);
        rate.take(0, ANY);

        assertThat(IntStream.range(0, 5).mapToObj(call -> rate.take(100 * SECOND, ANY)).map(Duration::toMillis))
                .containsExactly(0L, 0L, 0L, 0L, 250L);
    }

    @Test
    void turnThatComesTooLateIsNotTaken() {
        Rate rate = new Rate(0.1);
        rate.take(0, ANY);

        assertThat(rate.take(0, Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(10));
        assertThat(rate.take(0, ANY)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void noLimit() {
        Rate rate = new Rate(Double.POSITIVE_INFINITY);

        assertThat(IntStream.range(0, 1000).mapToObj(call -> rate.take(0, ANY))).allMatch(Duration::isZero);
    }
}
