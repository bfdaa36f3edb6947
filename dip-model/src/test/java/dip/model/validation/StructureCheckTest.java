package dip.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dip.model.Delivery;
import dip.model.catalogue.Catalogue;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import dip.model.sample.MessageGenerator;
import dip.model.sample.Sample;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StructureCheckTest {

    private static final Instant NOW = Instant.parse("2026-03-21T19:05:00Z");

    private final Catalogue catalogue = Catalogue.builtIn();
    private final Validator validator = new Validator(catalogue, ValidationSettings.DEFAULT);
    private final String good = new String(new MessageGenerator(catalogue, 5).message(
            Sample.of("IF-031", "[MSApp]", NOW).to("2300000101").delivered(null, NOW)), StandardCharsets.UTF_8);

    /** What is replaced (an expression), by what, where it is found, rule, code. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', value = {
        "|\"IF-031\"|,|\"IF-999\"|,S0/interfaceID,enum,RCP1002",
        "|\"interfaceID\":\"IF-031\",|,||,S0/interfaceID,required,RCP1002",
        "|\\[MSApp\\]|,[ActivePower],S0/eventCode,enum,RCP1003",
        "|\"011\"|,|\"010\"|,S0/schemaVersion,enum,RCP1005",
        "|\"DEV\"|,|\"dev\"|,S1/environmentTag,enum,RCP1004",
        "|\"S-IF|,|\"T-IF|,S1/senderUniqueReference,pattern,RCP1006",
        "|\"senderUniqueReference\"|,|\"senderUniqueReferenc\"|,S1/senderUniqueReferenc,additionalProperties,RCP1001",
        "|(senderTimestamp\":\"[^\"]*)\\+00:00|,$1Z,S1/senderTimestamp,minLength,RCP1007",
        "|(senderDIPID\":)\"|,$1\"1,S1/senderDIPID,maxLength,RCP1009",
        "|\"SUP\",\"senderC|,|\"SU\",\"senderC|,S1/senderRoleID,minLength,RCP1010",
        "|\"2300000101\"|,5,A0/primaryRecipients/0,type,RCP1041",
        "|\"PUB-031\"|,|\"P\"|,D0/publicationID,minLength,RCP1042",
        "|(\"transactionID\":)\"[^\"]*\"|,$1null,D0/transactionID,type,RCP1043",
        "|(transactionTimestamp\":\")|,|$1 |,D0/transactionTimestamp,maxLength,RCP1044",
        "|(initialCorrelationID\":)\"[^\"]*\"|,$1\"\",D0/initialCorrelationID,minLength,RCP1046",
        "|\"replayIndicator\":false|,|\"replayIndicator\":\"false\"|,D0/replayIndicator,type,RCP1047",
        "|(GSPGroupID\":\")..|,$1_I,M0/GSPGroupID,enum,RCP1022",
        "|,\"GSPGroupID\":\"..\"|,||,M0/GSPGroupID,required,RCP1021"})
    void eachFieldHasItsCode(String part, String replacement, String pointer, String rule, String code) throws MalformedJson {
        String wrong = good.replaceFirst(part, replacement == null ? "" : replacement);

        assertThat(findings(wrong)).first().satisfies(finding -> {
            assertThat(finding.pointer()).isEqualTo("/payload/CommonBlock/" + pointer);
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.code().code()).isEqualTo(code);
            assertThat(finding.advice()).endsWith(".");
        });
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '|', value = {"{},/payload,required", "|{\"payload\":5}|,/payload,type",
        "|{\"payload\":{\"CommonBlock\":{},\"CustomBlock\":{}}}|,/payload/CommonBlock/S0,required", "[],,type", "5,,type"})
    void aMessageWithoutItsFrameIsASchemaFailure(String message, String pointer, String rule) throws MalformedJson {
        assertThat(findings(message)).first().satisfies(finding -> {
            assertThat(finding.pointer()).isEqualTo(pointer == null ? "" : pointer);
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.code().code()).isEqualTo("RCP1001");
        });
    }

    @Test
    void anUnknownEventDoesNotHideWhatElseIsWrong() throws MalformedJson {
        String wrong = good.replace("[MSApp]", "[Nothing]").replace("\"DEV\"", "\"LIVE\"").replace("\"PUB-031\"", "5");

        assertThat(findings(wrong)).extracting(finding -> finding.code().code()).containsExactly("RCP1003", "RCP1004", "RCP1042");
    }

    @Test
    void longValuesAreShortened() throws MalformedJson {
        String wrong = good.replace("\"subText\":null", "\"subText\":\"" + "😀".repeat(501) + '"');

        assertThat(findings(wrong)).singleElement()
                .satisfies(finding -> assertThat(finding.value()).isEqualTo("😀".repeat(80) + '…'));
    }

    @Test
    void findingsAreBounded() throws MalformedJson {
        Validator strict = new Validator(catalogue, new ValidationSettings(false, ValidationSettings.DEFAULT.futureTolerance(), null, 3, 1));

        assertThat(strict.validate(Delivery.single("{\"payload\":{\"CommonBlock\":{\"S0\":{},\"S1\":{}}}}".getBytes(StandardCharsets.UTF_8),
                JsonLimits.DEFAULT), null, RuleSet.STRUCTURE)).hasSize(3);
    }

    @Test
    void fieldNamesInAnotherCaseAreAcceptedOnlyWhenFolded() throws MalformedJson {
        String shouting = good.replace("\"S0\"", "\"s0\"").replace("\"interfaceID\"", "\"InterfaceId\"").replace("\"B070\"", "\"b070\"");
        byte[] bytes = shouting.getBytes(StandardCharsets.UTF_8);
        JsonLimits folded = new ValidationSettings(true, null, null, 100, 1).parsing(JsonLimits.DEFAULT);

        assertThat(findings(shouting)).isNotEmpty();
        assertThat(validator.validate(Delivery.single(bytes, folded), null, RuleSet.STRUCTURE)).isEmpty();
        assertThat(Delivery.single(bytes, folded).facts().interfaceId()).isEqualTo("IF-031");
    }

    private List<Finding> findings(String message) throws MalformedJson {
        return validator.validate(Delivery.single(message.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT), null, RuleSet.STRUCTURE);
    }
}
