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

    private static Stops stops(Map<String, String> settings) {
        return new Stops(Settings.of(settings), Catalogue.builtIn(), Settings.participants(), new SimpleMeterRegistry());
    }
}
