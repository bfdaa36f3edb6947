package dip.simulator.participant;

import dip.model.catalogue.Catalogue;
import dip.service.participants.Participants;
import dip.service.participants.ParticipantsConfig;
import dip.simulator.SimulatorConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** The simulator's settings without the simulator. */
public final class Settings {

    /** The only one of {@link #participants}. */
    public static final String PARTICIPANT = "2200000001";

    private Settings() {
    }

    public static Participants participants() {
        ParticipantsConfig config = new SmallRyeConfigBuilder().withMapping(ParticipantsConfig.class)
                .withDefaultValues(Map.of("dip.participants." + PARTICIPANT + ".role", "REGS")).build()
                .getConfigMapping(ParticipantsConfig.class);
        return Participants.from("SIT", config, Catalogue.builtIn());
    }

    /** @param settings keys without {@code dip.simulator.} */
    public static SimulatorConfig of(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("dip.simulator.pki-dir", "target/none"));
        settings.forEach((key, value) -> all.put("dip.simulator." + key, value));
        return new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(SimulatorConfig.class)
                .withDefaultValues(all).build().getConfigMapping(SimulatorConfig.class);
    }
}
