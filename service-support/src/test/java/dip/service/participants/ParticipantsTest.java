package dip.service.participants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import dip.model.validation.RuleSet;
import dip.service.InvalidConfiguration;
import dip.signing.keys.SigningIdentity;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    void aPkcs12FileHasItsCertificateWithItAndNeedsAPassword() {
        settings.put(OURS + ".signing-key", "/keys/signing.p12");
        assertMistake("DEV", OURS + ".signing-key-password-file");
        settings.put(OURS + ".signing-key-password-file", "/keys/password");

        assertThat(ours().signing()).contains(new SigningIdentity(Path.of("/keys/signing.p12"), Optional.empty(),
                Optional.of(Path.of("/keys/password"))));

        settings.put(OURS + ".signing-key", "/keys/signing.key.pem");
        assertMistake("DEV", OURS + ".signing-key");
        settings.put(OURS + ".signing-certificate", "/keys/signing.cert.pem");
        assertMistake("DEV", OURS + ".signing-key-password-file");
    }

    @Test
    void theHeaderForTheMpoIsOneLine() {
        settings.put(OURS + ".mpo", "2300000001");
        assertThat(ours().mpo()).contains("2300000001");
        settings.put(OURS + ".mpo", "2300000001\r\nX-API-Key: other");
        assertMistake("DEV", OURS + ".mpo");
    }

    @Test
    void theDipCallsTheParticipantsUrlUnlessTheChannelHasItsOwn() {
        settings.put(OURS + ".callback-url", "https://dip.example.com/edge/");
        settings.put(OURS + ".channels.PUB-021.callback-url", "https://bulk.example.com");

        Callbacks callbacks = ours().callbacks();

        assertThat(callbacks.base("IF-036")).contains("https://dip.example.com/edge");
        assertThat(callbacks.base(Callbacks.STATUS_MESSAGES)).contains("https://dip.example.com/edge");
        assertThat(callbacks.base("IF-021")).contains("https://bulk.example.com");
        assertThat(Callbacks.path("2300000001", "IF-021")).isEqualTo("/webhooks/2300000001/IF-021");
    }

    @Test
    void aUrlThatTheDipCouldNotCallIsAMistake() {
        settings.put(OURS + ".callback-url", "http://dip.example.com");
        assertMistake("DEV", OURS + ".callback-url");
        settings.put(OURS + ".callback-url", "https://dip.example.com/?a=b");
        assertMistake("DEV", OURS + ".callback-url");
        settings.remove(OURS + ".callback-url");
        settings.put(OURS + ".channels.default.callback-url", "https://dip.example.com");
        assertMistake("DEV", OURS + ".channels.\"default\".callback-url");
        settings.remove(OURS + ".channels.default.callback-url");
        settings.put(OURS + ".channels.IF-021.callback-url", "dip.example.com");
        assertMistake("DEV", OURS + ".channels.\"IF-021\".callback-url");
    }

    @Test
    void webhooksAreWantedForWhatTheRoleReceivesUnlessSaidOtherwise() {
        settings.put(OURS + ".channels.IF-036.webhook", "false");
        settings.put(OURS + ".channels.IF-043.webhook", "true");

        assertThat(wanted()).contains("IF-035", "IF-043", "IF-047").doesNotContain("IF-036", "IF-031");
        settings.put(OURS + ".channels.default.webhook", "false");

        assertThat(wanted()).containsExactly("IF-043");
    }

    @Test
    void nobodyIsAMistake() {
        settings.clear();

        assertMistake("DEV", "dip.participants");
    }

    private List<String> wanted() {
        return Catalogue.builtIn().interfaces().stream().filter(ours().callbacks()::wants).map(InterfaceInfo::id).toList();
    }

    private Participant ours() {
        return participants("DEV").find("2300000001").orElseThrow();
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
