package dip.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dip.client.Pauses;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RampTest {

    private static final Duration NOT_AT_ALL = Duration.ZERO;

    private long now;
    private final Ramp ramp = new Ramp(3, 4, new Pauses(new Pauses.Settings(Duration.ofSeconds(1), Duration.ofSeconds(5), 0)), () -> now);

    @Test
    void channelRestsLongerWithEachFailureInARowUpToTheLongest() {
        ramp.succeeded("IF-025");

        for (int seconds : new int[] {1, 2, 4, 5, 5}) {
            ramp.failed("IF-021", Optional.empty());
            pass(Duration.ofSeconds(seconds).minusMillis(1));
            assertThat(ramp.resting()).containsExactly("IF-021");
            pass(Duration.ofMillis(1));
            assertThat(ramp.resting()).isEmpty();
        }

        ramp.succeeded("IF-021");
        ramp.failed("IF-021", Optional.empty());
        pass(Duration.ofSeconds(1));
        assertThat(ramp.resting()).isEmpty();
    }

    @Test
    void callThatWasUnderWayWhenAnotherFailedMakesNoRestLonger() {
        ramp.failed("IF-021", Optional.empty());
        ramp.failed("IF-021", Optional.empty());

        pass(Duration.ofSeconds(1));

        assertThat(ramp.resting()).isEmpty();
    }

    @Test
    void waitThatTheDipAskedForIsKept() {
        ramp.failed("IF-021", Optional.of(Duration.ofSeconds(30)));

        pass(Duration.ofSeconds(29));

        assertThat(ramp.resting()).containsExactly("IF-021");
    }

    @Test
    void channelThatAGuardKeptBackRestsAsLong() {
        ramp.kept("IF-021", Duration.ofSeconds(3));

        pass(Duration.ofSeconds(2));
        assertThat(ramp.resting()).containsExactly("IF-021");
        pass(Duration.ofSeconds(1));
        assertThat(ramp.resting()).isEmpty();
    }

    @Test
    void fewFailuresAmongSuccessesAreNoOutage() throws InterruptedException {
        ramp.failed("IF-021", Optional.empty());
        ramp.failed("IF-021", Optional.empty());

        assertThat(ramp.succeeded("IF-031")).isFalse();

        ramp.failed("IF-021", Optional.empty());
        assertThat(turns()).isEqualTo(4);
        assertThat(ramp.resting()).containsExactly("IF-021");
    }

    @Test
    void afterAnOutageEachCallThatIsTakenAllowsOneMoreAtOnce() throws InterruptedException {
        ramp.failed("IF-021", Optional.empty());
        ramp.failed("IF-031", Optional.empty());
        ramp.failed("IF-025", Optional.empty());
        assertThat(turns()).isOne();

        assertThat(ramp.succeeded("IF-025")).isTrue();
        assertThat(ramp.resting()).isEmpty();
        assertThat(turns()).isEqualTo(2);

        for (int expected : new int[] {3, 4, 4}) {
            assertThat(ramp.succeeded("IF-025")).isFalse();
            assertThat(turns()).isEqualTo(expected);
            assertThat(ramp.allowed()).isEqualTo(expected);
        }
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    /** How many are let in at once. */
    private int turns() throws InterruptedException {
        int turns = 0;
        while (ramp.enter(NOT_AT_ALL)) {
            turns++;
        }
        for (int i = 0; i < turns; i++) {
            ramp.leave();
        }
        return turns;
    }
}
