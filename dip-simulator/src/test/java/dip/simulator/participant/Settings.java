package dip.simulator.participant;

import dip.simulator.SimulatorConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** The simulator's settings without the simulator. */
public final class Settings {

    private Settings() {
    }

    /** @param settings keys without {@code dip.simulator.} */
    public static SimulatorConfig of(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("dip.simulator.pki-dir", "target/none"));
        settings.forEach((key, value) -> all.put("dip.simulator." + key, value));
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(SimulatorConfig.class)
                .withDefaultValues(all).build().getConfigMapping(SimulatorConfig.class);
    }
}
