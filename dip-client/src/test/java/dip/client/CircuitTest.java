package dip.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CircuitTest {

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private long now = -1;
    private final Circuit circuit = new Circuit(new CircuitSettings(4, 0.5, PAUSE), () -> now);

    @Test
    void opensWhenTooManyOfTheLatestFailed() {
        ended(true, false, false);
        assertThat(circuit.isOpen()).isFalse();
        ended(false, true);
        assertThat(circuit.isOpen()).isFalse();

        ended(true);

        assertThat(circuit.isOpen()).isTrue();
        assertThat(circuit.enter()).contains(PAUSE);
        now += Duration.ofSeconds(2).toNanos();
        assertThat(circuit.enter()).contains(Duration.ofSeconds(3));
    }

    @Test
    void oneCallIsTriedAfterThePauseAndClosesIt() {
        open();
        now += PAUSE.toNanos();

        assertThat(circuit.enter()).isEmpty();
        assertThat(circuit.enter()).isPresent();
        circuit.ended(false);

        assertThat(circuit.isOpen()).isFalse();
        assertThat(circuit.enter()).isEmpty();
        ended(true);
        assertThat(circuit.isOpen()).isFalse();
    }

    @Test
    void oneCallIsTriedAfterThePauseAndKeepsItOpen() {
        open();
        now += PAUSE.toNanos();

        circuit.enter();
        circuit.ended(true);

        assertThat(circuit.enter()).contains(PAUSE);
    }

    @Test
    void triedCallThatCameToNoEndLeavesRoomForAnother() {
        open();
        now += PAUSE.toNanos();

        circuit.enter();
        circuit.abandoned();

        assertThat(circuit.enter()).isEmpty();
    }

    @Test
    void callsUnderWayWhenItOpenedDoNotLengthenThePause() {
        open();
        now += Duration.ofSeconds(4).toNanos();
        circuit.ended(true);

        assertThat(circuit.enter()).contains(Duration.ofSeconds(1));
    }

    private void open() {
        ended(true, true, true, true);
        assertThat(circuit.isOpen()).isTrue();
    }

    private void ended(boolean... failures) {
        IntStream.range(0, failures.length).forEach(i -> circuit.ended(failures[i]));
    }
}
