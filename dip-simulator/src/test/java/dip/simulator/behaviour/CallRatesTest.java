package dip.simulator.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dip.simulator.behaviour.Behaviour.Rate;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CallRatesTest {

    private static final long START = 7;

    private final CallRates rates = new CallRates(new Rate(0.5, 2, true));

    @Test
    void aBucketFillsWithTimeUpToItsBurst() {
        assertThat(secondsAt(0)).isZero();
        assertThat(secondsAt(0)).isZero();
        assertThat(secondsAt(0)).isEqualTo(2);
        assertThat(secondsAt(1)).isEqualTo(1);
        assertThat(secondsAt(2)).isZero();
        assertThat(secondsAt(2)).isEqualTo(2);
        assertThat(secondsAt(1000)).isZero();
        assertThat(secondsAt(1000)).isZero();
        assertThat(secondsAt(1000)).isEqualTo(2);
    }

    @Test
    void withoutARateEveryCallPasses() {
        CallRates none = new CallRates(new Rate(0, 1, false));

        assertThat(none.secondsToWait("2300000001", START)).isZero();
        assertThat(none.secondsToWait("2300000001", START)).isZero();
    }

    private long secondsAt(long second) {
        return rates.secondsToWait("2300000001", START + TimeUnit.SECONDS.toNanos(second));
    }
}
