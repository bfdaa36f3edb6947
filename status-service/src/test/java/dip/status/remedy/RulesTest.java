package dip.status.remedy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.model.catalogue.Catalogue;
import dip.service.InvalidConfiguration;
import dip.service.participants.Participants;
import dip.service.participants.ParticipantsConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From settings to the rule of a failure. */
public class RulesTest {

    private static final String RULE = "dip.cases.rules[0].";

    @Test
    void firstThatFitsIsTheRule() {
        Rules rules = rules(Map.of(
                RULE + "code", "RCP10*", RULE + "recipient", "2200000001", RULE + "interface", "IF-031", RULE + "participant", "2300000001",
                RULE + "remedy", "fix-and-resend",
                "dip.cases.rules[1].code", "RCP10*", "dip.cases.rules[1].remedy", "route-to-queue", "dip.cases.rules[1].owner", "data",
                "dip.cases.rules[1].deadline", "2d"));

        assertThat(rules.of(new Cause("2300000001", "IF-031", "2200000001", "RCP1022")).remedy()).isEqualTo(Remedy.FIX_AND_RESEND);
        Rule other = rules.of(new Cause("2300000001", "IF-031", "2200000002", "RCP1022"));
        assertThat(other.remedy()).isEqualTo(Remedy.ROUTE_TO_QUEUE);
        assertThat(other.owner()).isEqualTo("data");
        assertThat(other.deadlineMillis()).isEqualTo(172_800_000L);
        assertThat(rules.of(new Cause("2300000001", "IF-031", "2200000001", "REG1022"))).isSameAs(Rule.NONE);
    }

    @Test
    void withoutRulesPeopleSeeToAll() {
        assertThat(rules(Map.of()).of(new Cause("2300000001", "IF-031", "DIP", "HTTP 400"))).isSameAs(Rule.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "code|rcp1022", "recipient|22", "interface|IF-999", "participant|2300000009", "deadline|0s", "deadline|36d", "times|3",
            "delay|1m", "reason|why", "owner|' '"})
    void wrongSettingIsNamed(String name, String value) {
        assertThatThrownBy(() -> rules(Map.of(RULE + "remedy", "fix-and-resend", RULE + name, value)))
                .isInstanceOf(InvalidConfiguration.class).hasMessageStartingWith(RULE + name + ": ");
    }

    @ParameterizedTest
    @CsvSource({"resend-after,delay", "close,delay", "route-to-queue,owner"})
    void missingSettingIsNamed(String remedy, String name) {
        assertThatThrownBy(() -> rules(Map.of(RULE + "remedy", remedy)))
                .isInstanceOf(InvalidConfiguration.class).hasMessageStartingWith(RULE + name + ": ");
    }

    @ParameterizedTest
    @CsvSource({"0", "11"})
    void timesHasBounds(String times) {
        assertThatThrownBy(() -> rules(Map.of(RULE + "remedy", "resend-after", RULE + "delay", "1m", RULE + "times", times)))
                .isInstanceOf(InvalidConfiguration.class).hasMessageStartingWith(RULE + "times: ");
    }

    @Test
    void valuesOfAFixAreOfTheFieldsType() {
        Rule rule = rules(Map.of(RULE + "code", "REG1022", RULE + "interface", "IF-031", RULE + "remedy", "fix-and-resend",
                RULE + "delay", "1m", RULE + "times", "1",
                RULE + "fix.\"/payload/CustomBlock/B070/appointmentScenario\"", "MCA",
                RULE + "fix./payload/CustomBlock/B070/contractReferenceMeteringService", "null",
                RULE + "fix./payload/CommonBlock/M0/MPANCore", "2000056535971",
                RULE + "fix./payload/CommonBlock/A0/primaryRecipients", "[\"2200000001\"]"))
                .of(new Cause("2300000001", "IF-031", "2200000001", "REG1022"));

        assertThat(rule.fix().changes()).isEqualTo(Map.of("/payload/CustomBlock/B070/appointmentScenario", "\"MCA\"",
                "/payload/CustomBlock/B070/contractReferenceMeteringService", "null",
                "/payload/CommonBlock/M0/MPANCore", "\"2000056535971\"",
                "/payload/CommonBlock/A0/primaryRecipients", "[\"2200000001\"]"));
        assertThat(rule.resendMillis()).isEqualTo(60_000L);
        assertThat(rule.times()).isOne();
    }

    @Test
    void whereTheFieldIsNumberOrBooleanTheTextIs() {
        Map<String, String> changes = rules(Map.of(RULE + "remedy", "fix-and-resend", RULE + "delay", "1m", RULE + "times", "1",
                RULE + "fix./payload/CustomBlock/B906/existingMeter/numberOfDisplayedRegisterDigits", "5",
                RULE + "fix./payload/CustomBlock/B004/domesticPremiseIndicator", "true"))
                .of(new Cause("2300000001", "IF-031", "2200000001", "REG1022")).fix().changes();

        assertThat(changes).isEqualTo(Map.of("/payload/CustomBlock/B906/existingMeter/numberOfDisplayedRegisterDigits", "5",
                "/payload/CustomBlock/B004/domesticPremiseIndicator", "true"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/payload/CommonBlock/S1/senderUniqueReference|x|egress writes",
            "/payload/CommonBlock/S1|x|egress writes",
            "/payload/CommonBlock|x|egress writes",
            "/payload/CustomBlock/B070/scenario|x|no such field in IF-031",
            "payload/CustomBlock/B070/appointmentScenario|x|JSON pointer",
            "/payload/CustomBlock/B070/~2|x|JSON pointer",
            "/payload/CommonBlock/A0/primaryRecipients|2200000001|not what the field holds",
            "/payload/CommonBlock/A0/primaryRecipients|[|no JSON",
            "/payload/CommonBlock/M0|x|no JSON"})
    void wrongChangeIsNamed(String pointer, String value, String why) {
        assertThatThrownBy(() -> rules(Map.of(RULE + "remedy", "fix-and-resend", RULE + "interface", "IF-031", RULE + "delay", "1m",
                RULE + "times", "1", RULE + "fix." + pointer, value)))
                .isInstanceOf(InvalidConfiguration.class).hasMessageStartingWith(RULE + "fix.\"" + pointer + "\": ").hasMessageContaining(why);
    }

    /** So YAML's null comes: it must not be passed over. */
    @Test
    void emptyChangeIsNamed() {
        assertThatThrownBy(() -> rules(Map.of(RULE + "remedy", "fix-and-resend", RULE + "delay", "1m", RULE + "times", "1",
                RULE + "fix./payload/CommonBlock/M0/MPANCore", ""))).hasMessageContaining("/payload/CommonBlock/M0/MPANCore");
    }

    @Test
    void changeWithinAChangeIsNamed() {
        assertThatThrownBy(() -> rules(Map.of(RULE + "remedy", "fix-and-resend", RULE + "delay", "1m", RULE + "times", "1",
                RULE + "fix./payload/CommonBlock/A0/primaryRecipients", "[]", RULE + "fix./payload/CommonBlock/A0/primaryRecipients/0", "x")))
                .isInstanceOf(InvalidConfiguration.class).hasMessageStartingWith(RULE + "fix.\"/payload/CommonBlock/A0/primaryRecipients/0\": ");
    }

    @Test
    void fixIsForFixAndResendAlone() {
        assertThatThrownBy(() -> rules(Map.of(RULE + "remedy", "resend-after", RULE + "delay", "1m", RULE + "times", "1",
                RULE + "fix./payload/CommonBlock/M0/MPANCore", "x")))
                .isInstanceOf(InvalidConfiguration.class).hasMessageStartingWith(RULE + "fix: ");
    }

    @ParameterizedTest
    @CsvSource({"delay", "times"})
    void fixByRuleNeedsDelayAndTimes(String missing) {
        Map<String, String> settings = new HashMap<>(Map.of(RULE + "remedy", "fix-and-resend", RULE + "delay", "1m", RULE + "times", "1",
                RULE + "fix./payload/CommonBlock/M0/MPANCore", "x"));
        settings.remove(RULE + missing);
        assertThatThrownBy(() -> rules(settings)).isInstanceOf(InvalidConfiguration.class).hasMessageStartingWith(RULE + missing + ": ");
    }

    @Test
    void unknownRemedyIsNamed() {
        assertThatThrownBy(() -> rules(Map.of(RULE + "remedy", "pray"))).hasMessageContaining(RULE + "remedy");
    }

    public static Rules rules(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("dip.participants.\"2300000001\".role", "SUP");
        SmallRyeConfig config = new SmallRyeConfigBuilder().withMapping(CasesConfig.class).withMapping(ParticipantsConfig.class).withMappingIgnore("dip.cases.notices.**")
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(all, "test", 100)).build();
        return new Rules(config.getConfigMapping(CasesConfig.class),
                Participants.from("SIT", config.getConfigMapping(ParticipantsConfig.class), Catalogue.builtIn()), Catalogue.builtIn(), new Fixes(Catalogue.builtIn()));
    }
}
