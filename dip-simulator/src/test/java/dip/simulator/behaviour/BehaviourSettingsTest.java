package dip.simulator.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.model.catalogue.Catalogue;
import dip.model.response.ResponseCode;
import dip.service.InvalidConfiguration;
import dip.simulator.participant.Settings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BehaviourSettingsTest {

    @Test
    void theSettingsHoldUntilAnotherBehaviourIsSetAndAgainAfterwards() {
        Behaviours behaviours = behaviours(Map.of("l4.answers", "true", "l4.recipients", Settings.PARTICIPANT, "l4.share", "1",
                "l4.codes", "RCP1061", "failure-code", "MSG1000", "repeated-references", "status"));
        Behaviour configured = behaviours.current();

        behaviours.set(new Behaviour(null, null, null, null, null));
        boolean isPlayedMeanwhile = behaviours.isPlayed(Settings.PARTICIPANT);
        behaviours.reset();

        assertThat(isPlayedMeanwhile).isFalse();
        assertThat(behaviours.current()).isEqualTo(configured);
        assertThat(behaviours.isPlayed(Settings.PARTICIPANT)).isTrue();
        assertThat(behaviours.drawL4(null).code()).isEqualTo("RCP1061");
        assertThat(behaviours.failureCode()).map(ResponseCode::code).contains("MSG1000");
        assertThat(behaviours.isRefusedForReferences()).isFalse();
    }

    @Test
    void withoutSettingsNothingIsUnusual() {
        assertThat(behaviours(Map.of()).current()).isEqualTo(new Behaviour(null, null, null, null, null));
    }

    @Test
    void aWrongSettingStopsTheStartByItsKey() {
        Map.of("l2.share", "2", "l4.share", "-1", "l2.codes", "ABC", "l4.recipients", "1", "l4.mpans", "MSG1000", "failure-code", "MSG9", "rate.per-second", "-1")
                .forEach((key, value) -> assertThatThrownBy(() -> behaviours(Map.of(key.equals("l4.mpans") ? "l4.mpans.2000056535971" : key, value)))
                        .as(key).isInstanceOf(InvalidConfiguration.class).hasMessageContaining("dip.simulator.behaviour." + key.replace(".per-second", "") + ":"));
    }

    private Behaviours behaviours(Map<String, String> settings) {
        Map<String, String> keys = new HashMap<>();
        settings.forEach((key, value) -> keys.put("behaviour." + key, value));
        return new Behaviours(Settings.of(keys), Catalogue.builtIn(), Settings.participants());
    }
}
