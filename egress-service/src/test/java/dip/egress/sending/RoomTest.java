package dip.egress.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RoomTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final Room room = new Room(10);

    @Test
    void oneTakesAllAndGivesBackWhatItDoesNotNeed() throws Exception {
        assertThat(room.take(SHORT)).isEqualTo(10);
        assertThat(room.take(SHORT)).isZero();

        room.give(4);

        assertThat(room.take(SHORT)).isEqualTo(4);
    }

    @Test
    void thereIsNoneUntilWhatWasTakenBeyondItIsGivenBack() throws Exception {
        room.take(SHORT);
        room.give(10 - 25);

        assertThat(room.take(SHORT)).isZero();

        room.give(25);
        assertThat(room.take(SHORT)).isEqualTo(10);
    }

    @Test
    void whoWaitsGetsWhatIsGivenBack() throws Exception {
        room.take(SHORT);
        CompletableFuture<Long> taken = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                taken.complete(room.take(LONG));
            } catch (InterruptedException stopped) {
                taken.completeExceptionally(stopped);
            }
        });

        room.give(3);

        assertThat(taken.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(3);
    }
}
