package dip.simulator.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.model.catalogue.Catalogue;
import dip.service.InvalidConfiguration;
import dip.simulator.egress.Stop.Direction;
import dip.simulator.participant.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StopSettingsTest {

    @Test
    void theDipIsStoppedFromTheStart() {
        Stops stops = stops(Map.of("stops[0].participant", Settings.PARTICIPANT, "stops[0].direction", "deliveries",
                "stops[1].channel", "IF-021", "stops[1].answer", "500"));

        assertThat(stops.all()).extracting(StoppedWay::stop).containsExactly(
                new Stop(Settings.PARTICIPANT, null, Direction.DELIVERIES, 503), new Stop(null, "IF-021", Direction.BOTH, 500));
        assertThat(stops.answer("2300000001", "IF-021")).hasValue(500);
        assertThat(stops.answer(Settings.PARTICIPANT, "IF-019")).isEmpty();
    }

    @Test
    void nothingIsStoppedUnlessSet() {
        assertThat(stops(Map.of()).all()).isEmpty();
    }

    @Test
    void aWrongOneStopsTheStartByItsKey() {
        assertThatThrownBy(() -> stops(Map.of("stops[0].channel", "IF-999"))).isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("dip.simulator.stops[0]").hasMessageContaining("IF-999");
    }

    @Test
    void deliveriesAreHeldUpToTheirNumberAndSize() throws InterruptedException {
        Stops stops = stops(Map.of("stops[0].channel", "IF-021", "state.held", "2", "state.held-bytes", "100"));
        Addressed small = new Addressed(Settings.PARTICIPANT, "IF-021", posting(40));
        Addressed large = new Addressed(Settings.PARTICIPANT, "IF-021", posting(61));

        assertThat(stops.hold(small)).isTrue();
        assertThat(waits(stops, large)).as("too large beside the other").isTrue();
        assertThat(stops.hold(small)).isTrue();
        assertThat(waits(stops, small)).as("the third").isTrue();
        stops.startAll();
        assertThat(stops.takeFree()).containsExactly(small, small);
        stops.stop(new Stop(null, "IF-021", null, null));
        assertThat(stops.hold(large)).as("room again").isTrue();
    }

    /** Whether the delivery waits for room until its thread is interrupted. */
    private static boolean waits(Stops stops, Addressed delivery) {
        Thread.currentThread().interrupt();
        try {
            stops.hold(delivery);
            return false;
        } catch (InterruptedException waiting) {
            return true;
        } finally {
            Thread.interrupted();
        }
    }

    private static Posting posting(int size) {
        return new Posting() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public WebhookCall call() {
                throw new AssertionError("is held");
            }

            @Override
            public void answered(Answer answer) {
                throw new AssertionError("is held");
            }

            @Override
            public void finished(Disposition disposition) {
                throw new AssertionError("is held");
            }
        };
    }

    private static Stops stops(Map<String, String> settings) {
        return new Stops(Settings.of(settings), Catalogue.builtIn(), Settings.participants(), new SimpleMeterRegistry());
    }
}
