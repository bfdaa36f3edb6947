package dip.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.client.Outcome.Accepted;
import dip.client.Outcome.Guard;
import dip.client.Outcome.NotTried;
import dip.client.Outcome.Tried;
import dip.client.Outcome.TryLater;
import dip.client.Outcome.Unknown;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class CircuitTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Tried GOOD = new Accepted(201, "", List.of());
    private static final Tried BUSY = new TryLater(503, "", "busy", Optional.empty());
    private static final Tried LOST = new Unknown("no answer");

    private long now = -1;

    @Test
    void opensWhenTooManyOfTheLatestFailed() throws Exception {
        Circuit circuit = circuit(LONG);
        ended(circuit, BUSY, GOOD, GOOD, GOOD, LOST);
        assertThat(circuit.isOpen()).isFalse();

        ended(circuit, BUSY);

        assertThat(circuit.isOpen()).isTrue();
        assertThat(kept(circuit)).isEqualTo(new NotTried(Guard.CIRCUIT, LONG));
        now += Duration.ofMinutes(20).toNanos();
        assertThat(kept(circuit).pause()).isEqualTo(Duration.ofMinutes(40));
    }

    @Test
    void oneCallIsTriedAfterThePauseAndClosesIt() throws Exception {
        Circuit circuit = circuit(SHORT);
        ended(circuit, BUSY, BUSY, BUSY, BUSY);

        assertThat(afterThePause(circuit, () -> {
            assertThat(kept(circuit).guard()).isEqualTo(Guard.CIRCUIT);
            return GOOD;
        })).isEqualTo(GOOD);

        assertThat(circuit.isOpen()).isFalse();
        ended(circuit, BUSY, GOOD);
        assertThat(circuit.isOpen()).isFalse();
    }

    @Test
    void oneCallIsTriedAfterThePauseAndKeepsItOpen() throws Exception {
        Circuit circuit = circuit(SHORT);
        ended(circuit, BUSY, BUSY, BUSY, BUSY);

        assertThat(afterThePause(circuit, () -> LOST)).isEqualTo(LOST);

        assertThat(circuit.isOpen()).isTrue();
        assertThat(afterThePause(circuit, () -> GOOD)).isEqualTo(GOOD);
    }

    @Test
    void callThatCameToNoEndSaysNothingOfTheDip() throws Exception {
        Circuit circuit = circuit(LONG);
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> circuit.pass(() -> {
                throw new IllegalStateException("no key");
            })).hasMessage("no key");
        }

        assertThat(circuit.isOpen()).isFalse();
    }

    private Circuit circuit(Duration pause) {
        return new Circuit(new CircuitSettings(4, 0.5, pause), () -> now);
    }

    private static void ended(Circuit circuit, Tried... outcomes) throws Exception {
        for (Tried outcome : outcomes) {
            assertThat(circuit.pass(() -> outcome)).isSameAs(outcome);
        }
    }

    private static NotTried kept(Circuit circuit) throws Exception {
        try {
            throw new AssertionError("was tried: " + circuit.pass(() -> GOOD));
        } catch (Kept kept) {
            return kept.outcome();
        }
    }

    private static Tried afterThePause(Circuit circuit, Callable<Tried> call) throws Exception {
        while (true) {
            try {
                return circuit.pass(call);
            } catch (Kept early) {
                Thread.onSpinWait();
            }
        }
    }
}
