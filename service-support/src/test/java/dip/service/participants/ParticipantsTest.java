package dip.service.participants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.model.catalogue.Catalogue;
import dip.model.validation.RuleSet;
import dip.service.InvalidConfiguration;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParticipantsTest {

    private static final String OURS = "dip.participants.\"2300000001\"";

    private final Map<String, String> settings = new HashMap<>(Map.of(OURS + ".role", "SUP"));

    @Test
    void aParticipantWithoutChannelsHasTheDefaultPolicy() {
        assertThat(participants("DEV").find("2300000001").orElseThrow().policy("IF-036")).isEqualTo(ChannelPolicy.DEFAULT);
    }

    @Test
    void aChannelTakesWhatItLeavesOutFromTheDefaultChannel() {
        settings.put(OURS + ".channels.default.l3", "signature-only");
        settings.put(OURS + ".channels.default.positive-status", "false");
        settings.put(OURS + ".channels.IF-021.l3", "full");

        Participant ours = participants("DEV").find("2300000001").orElseThrow();

        assertThat(ours.policy("IF-036").l3()).isEqualTo(RuleSet.SIGNATURE_ONLY);
        assertThat(ours.policy("IF-021").l3()).isEqualTo(RuleSet.FULL);
        assertThat(ours.policy("IF-021").positiveStatus()).isFalse();
    }

    @Test
    void aChannelMayBeNamedByItsPublication() {
        settings.put(OURS + ".channels.PUB-021.l3", "full");

        assertThat(participants("DEV").find("2300000001").orElseThrow().policy("IF-021").l3()).isEqualTo(RuleSet.FULL);
    }

    @Test
    void everyMistakeNamesItsKey() {
        assertMistake("PROD", "dip.environment");
        settings.put(OURS + ".channels.IF-999.l3", "full");
        assertMistake("DEV", OURS + ".channels.\"IF-999\"");
        settings.remove(OURS + ".channels.IF-999.l3");
        settings.put(OURS + ".signing-key", "/nowhere/key.pem");
        assertMistake("DEV", OURS + ".signing-key");
        settings.remove(OURS + ".signing-key");
        settings.put(OURS + ".api-key-file", "/nowhere/key");
        assertMistake("DEV", OURS + ".api-key-file");
        settings.remove(OURS + ".api-key-file");
        settings.put(OURS + ".role", "Supplier");
        assertMistake("DEV", OURS + ".role");
        settings.put(OURS + ".role", "SUP");
        settings.put("dip.participants.23.role", "SUP");
        assertMistake("DEV", "dip.participants.\"23\"");
    }

    @Test
    void nobodyIsAMistake() {
        settings.clear();

        assertMistake("DEV", "dip.participants");
    }

    private void assertMistake(String environment, String key) {
        assertThatThrownBy(() -> participants(environment)).isInstanceOf(InvalidConfiguration.class)
                .hasMessageStartingWith(key + ": ");
    }

    private Participants participants(String environment) {
        ParticipantsConfig config = new SmallRyeConfigBuilder().withMapping(ParticipantsConfig.class)
                .withDefaultValues(settings).build().getConfigMapping(ParticipantsConfig.class);
        return Participants.from(environment, config, Catalogue.builtIn());
    }
}
