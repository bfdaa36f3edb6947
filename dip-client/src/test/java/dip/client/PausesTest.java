package dip.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PausesTest {

    private static final Pauses.Settings HALF = new Pauses.Settings(Duration.ofSeconds(1), Duration.ofMinutes(5), 0.5);
    private static final Optional<Duration> NOTHING_ASKED = Optional.empty();

    @Test
    void pausesDoubleUpToTheLimit() {
        Pauses pauses = new Pauses(HALF, () -> 0);

        assertThat(IntStream.rangeClosed(1, 11).mapToObj(attempt -> pauses.after(attempt, NOTHING_ASKED)).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
        assertThat(pauses.after(Integer.MAX_VALUE, NOTHING_ASKED)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void chanceShortensThemByTheShareSet() {
        Pauses.Settings none = new Pauses.Settings(HALF.first(), HALF.atMost(), 0);

        assertThat(new Pauses(HALF, () -> 1).after(3, NOTHING_ASKED)).isEqualTo(Duration.ofSeconds(2));
        assertThat(new Pauses(none, () -> 1).after(3, NOTHING_ASKED)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void waitThatTheDipAsksForIsNeverUndercut() {
        Optional<Duration> asked = Optional.of(Duration.ofMinutes(10));

        assertThat(new Pauses(HALF, () -> 0).after(1, asked)).isEqualTo(Duration.ofMinutes(10));
        assertThat(new Pauses(HALF, () -> 1).after(1, asked)).isEqualTo(Duration.ofMinutes(10).plusMillis(500));
        assertThat(new Pauses(HALF, () -> 0).after(9, Optional.of(Duration.ofSeconds(1)))).isEqualTo(Duration.ofSeconds(256));
    }
}
