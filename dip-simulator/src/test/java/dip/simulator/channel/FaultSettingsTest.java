package dip.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.service.InvalidConfiguration;
import dip.simulator.channel.Faults.Fault;
import dip.simulator.participant.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultSettingsTest {

    private static final String PATH = "faults.\"/dip-channel\"";

    @Test
    void aFaultIsThereFromTheStartAndStays() {
        Faults faults = new Faults(Settings.of(Map.of(PATH + ".status", "429", PATH + ".retry-after", "2",
                PATH + ".share", "0.1", PATH + ".answer-delay", "3s")));

        assertThat(faults.all()).containsExactly(
                new Fault("/dip-channel", 429, Integer.MAX_VALUE, 0, false, 3000, "2", 0.1, 0));
    }

    @Test
    void thereIsNoneUnlessSet() {
        assertThat(new Faults(Settings.of(Map.of())).all()).isEmpty();
    }

    @Test
    void aWrongOneStopsTheStartByItsKey() {
        assertThatThrownBy(() -> new Faults(Settings.of(Map.of(PATH + ".share", "3")))).isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("dip.simulator." + PATH).hasMessageContaining("share is above 0");
    }
}
