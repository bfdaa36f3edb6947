package dip.validation.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dip.model.Delivery;
import dip.model.DipMessage;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTest {

    private static final String MESSAGE = """
            {"payload": {"CommonBlock": {
              "S0": {"interfaceID": "IF-006", "eventCode": "[MeterInstall]"},
              "S1": {"senderUniqueReference": "REF", "senderDIPID": "SENDER", "senderTimestamp": "TIME"},
              "M0": {"MPANCore": "MPAN"}, "R0": {"responseCode": "A"},
              "A0": {"primaryRecipients": ["SOMEBODY"]}, "D0": {"transactionID": "TXN", "replayIndicator": false}},
             "CustomBlock": {"B1": {"one": "café", "two": [1, 2.0, true, null]}}}}""";

    private final Keys keys = keys("US", MESSAGE);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "\"one\": \"café\", \"two\": [1, 2.0, true, null] | \"two\":[1,2.0,true,null],\"one\":\"caf\\u00e9\"",
        "\"one\"     | \"ONE\"",
        "REF         | OTHER",
        "TIME        | LATER",
        "TXN         | ANOTHER",
        "SOMEBODY    | ELSE",
        "false       | true"})
    void contentIsTheSameHoweverItIsWrittenAndTravels(String part, String other) {
        assertThat(MESSAGE).contains(part);
        assertThat(keys("US", MESSAGE.replace(part, other)).content()).isEqualTo(keys.content());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "IF-006      | IF-007",
        "[Meter      | [Matter",
        "SENDER      | OTHER",
        "MPAN\"}     | NAPM\"}",
        "\"A\"       | \"R\"",
        "café        | cafe",
        "2.0         | 2",
        "[1, 2.0     | [2.0, 1",
        "true        | \"true\"",
        "null]       | null, null]",
        "\"one\": \"café\", | \"one\": {}, \"café\": {},"})
    void contentDiffersInWhateverSaysSomethingOfTheBusiness(String part, String other) {
        assertThat(MESSAGE).contains(part);
        assertThat(keys("US", MESSAGE.replace(part, other)).content()).isNotEqualTo(keys.content());
    }

    @Test
    void eachKeyIsTheRecipientsOwn() {
        Keys others = keys("THEM", MESSAGE);
        assertThat(others.transaction()).isNotEqualTo(keys.transaction());
        assertThat(others.reference()).isNotEqualTo(keys.reference());
        assertThat(others.content()).isNotEqualTo(keys.content());
    }

    @Test
    void aReferenceIsItsSendersOwn() {
        assertThat(keys("US", MESSAGE.replace("SENDER", "OTHER")).reference()).isNotEqualTo(keys.reference());
        assertThat(keys("US", MESSAGE.replace("TXN", "OTHER")).reference()).isEqualTo(keys.reference());
    }

    @Test
    void neighboursDoNotRunTogether() {
        Keys shifted = keys("USS", MESSAGE.replace("SENDER", "ENDER"));
        assertThat(shifted.reference()).isNotEqualTo(keys("US", MESSAGE.replace("SENDER", "SENDER")).reference());
        assertThat(shifted.content()).isNotEqualTo(keys.content());
    }

    @Test
    void whatTheMessageLacksMakesNoKey() {
        assertThat(keys("US", "{\"payload\": {\"CommonBlock\": {\"S1\": {\"senderUniqueReference\": \"REF\"}}}}"))
                .isEqualTo(Keys.NONE);
    }

    @Test
    void membersThatDifferInCaseAloneBothCount() {
        String both = MESSAGE.replace("\"one\": \"café\"", "\"one\": 1, \"ONE\": 2");
        assertThat(keys("US", both.replace("\"one\": 1", "\"one\": 3")).content()).isNotEqualTo(keys("US", both).content());
        assertThat(keys("US", both.replace("\"ONE\": 2", "\"ONE\": 3")).content()).isNotEqualTo(keys("US", both).content());
    }

    @Test
    void aLongTextCountsToItsEnd() {
        String longer = "x".repeat(10_000);
        assertThat(keys("US", MESSAGE.replace("café", longer + "1")).content())
                .isNotEqualTo(keys("US", MESSAGE.replace("café", longer + "2")).content());
    }

    private static Keys keys(String recipient, String json) {
        try {
            DipMessage message = Delivery.single(json.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
            return Keys.of(recipient, message, message.facts());
        } catch (MalformedJson e) {
            throw new AssertionError(e);
        }
    }
}
