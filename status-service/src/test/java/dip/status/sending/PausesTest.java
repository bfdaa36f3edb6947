package dip.status.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dip.status.StatusConfig;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PausesTest {

    private record Settings(Duration first, Duration atMost, double jitter) implements StatusConfig.Retry {
    }

    private static final Settings HALF = new Settings(Duration.ofSeconds(1), Duration.ofMinutes(5), 0.5);

    @Test
    void pausesDoubleUpToTheLimit() {
        Pauses pauses = new Pauses(HALF, () -> 0);

        assertThat(IntStream.rangeClosed(1, 11).mapToObj(pauses::after).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
        assertThat(pauses.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void chanceShortensThemByTheShareSet() {
        assertThat(new Pauses(HALF, () -> 1).after(3)).isEqualTo(Duration.ofSeconds(2));
        assertThat(new Pauses(new Settings(HALF.first, HALF.atMost, 0), () -> 1).after(3)).isEqualTo(Duration.ofSeconds(4));
    }
}
