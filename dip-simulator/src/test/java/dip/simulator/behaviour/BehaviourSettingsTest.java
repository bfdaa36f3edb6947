package dip.simulator.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.model.catalogue.Catalogue;
import dip.model.response.ResponseCode;
import dip.service.InvalidConfiguration;
import dip.service.participants.Participants;
import dip.service.participants.ParticipantsConfig;
import dip.simulator.participant.Settings;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BehaviourSettingsTest {

    private static final String RECIPIENT = "2200000001";

    private final Catalogue catalogue = Catalogue.builtIn();

    @Test
    void theSettingsHoldUntilAnotherBehaviourIsSetAndAgainAfterwards() {
        Behaviours behaviours = behaviours(Map.of("l4.answers", "true", "l4.recipients", RECIPIENT, "l4.share", "1",
                "l4.codes", "RCP1061", "failure-code", "MSG1000", "repeated-references", "status"));
        Behaviour configured = behaviours.current();

        behaviours.set(new Behaviour(null, null, null, null));
        boolean isPlayedMeanwhile = behaviours.isPlayed(RECIPIENT);
        behaviours.reset();

        assertThat(isPlayedMeanwhile).isFalse();
        assertThat(behaviours.current()).isEqualTo(configured);
        assertThat(behaviours.isPlayed(RECIPIENT)).isTrue();
        assertThat(behaviours.drawL4().code()).isEqualTo("RCP1061");
        assertThat(behaviours.failureCode()).map(ResponseCode::code).contains("MSG1000");
        assertThat(behaviours.isRefusedForReferences()).isFalse();
    }

    @Test
    void withoutSettingsNothingIsUnusual() {
        assertThat(behaviours(Map.of()).current()).isEqualTo(new Behaviour(null, null, null, null));
    }

    @Test
    void aWrongSettingStopsTheStartByItsKey() {
        Map.of("l2.share", "2", "l4.share", "-1", "l2.codes", "ABC", "l4.recipients", "1", "failure-code", "MSG9")
                .forEach((key, value) -> assertThatThrownBy(() -> behaviours(Map.of(key, value)))
                        .as(key).isInstanceOf(InvalidConfiguration.class).hasMessageStartingWith("dip.simulator.behaviour." + key + ":"));
    }

    private Behaviours behaviours(Map<String, String> settings) {
        Map<String, String> keys = new HashMap<>();
        settings.forEach((key, value) -> keys.put("behaviour." + key, value));
        ParticipantsConfig participants = new SmallRyeConfigBuilder().withMapping(ParticipantsConfig.class)
                .withDefaultValues(Map.of("dip.participants." + RECIPIENT + ".role", "REGS")).build()
                .getConfigMapping(ParticipantsConfig.class);
        return new Behaviours(Settings.of(keys), catalogue, Participants.from("SIT", participants, catalogue));
    }
}
