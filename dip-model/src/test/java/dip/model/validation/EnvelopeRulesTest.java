package dip.model.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeRulesTest {

    private static final String S0 = "/payload/CommonBlock/S0/";
    private static final String S1 = "/payload/CommonBlock/S1/";
    private static final String D0 = "/payload/CommonBlock/D0/";

    @ParameterizedTest
    @ValueSource(strings = {"IF-062", "PUB-062"})
    void aGoodMessageIsClean(String channel) {
        assertThat(Judged.full(TestMessage.response(), channel)).isEmpty();
    }

    @Test
    void aGoodMessageBeforeTheDipHasSeenItIsClean() {
        TestMessage message = TestMessage.response().without("/payload/CommonBlock/D0").without("/payload/CommonBlock/A0");

        assertThat(Judged.full(message, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            S1/environmentTag        | PRD                                | environment RCP1004 ERROR
            S1/senderDIPID           | 15000000-2                         | sender-id RCP1009 ERROR, S1/senderUniqueReference reference-sender RCP1023 WARNING
            S1/senderRoleID          | SUP                                | sender-role RCP1010 ERROR, S1/senderUniqueReference reference-sender RCP1023 WARNING
            S1/senderUniqueReference | S-IF-061-1500000012-MDR-20261124-1 | reference-interface RCP1023 WARNING
            S1/senderUniqueReference | S-REP-062-1500000012-MDR-20261124-1 | reference-interface RCP1023 WARNING
            S1/senderUniqueReference | S-062-1500000013-MDR-20261124-1    | reference-sender RCP1023 WARNING
            S1/senderUniqueReference | S-062-1500000012-SDS-20261124-1    | reference-sender RCP1023 WARNING
            S1/senderUniqueReference | S-062-1500000012-MDR-20222313-1    | reference-date RCP1023 WARNING
            S1/senderTimestamp       | 2026-02-30T11:59:00+00:00          | sender-time RCP1007 ERROR
            S1/senderTimestamp       | 2026-11-24T12:05:01+00:00          | sender-time-future RCP1008 ERROR
            S1/senderCorrelationID   | 20261124-1234                      | sender-correlation RCP1046 WARNING
            D0/transactionID         | ' '                                | transaction-id RCP1043 ERROR
            D0/transactionTimestamp  | 2026-11-24T11:59:3O+00:00          | transaction-time RCP1044 ERROR
            D0/transactionTimestamp  | 2026-11-24T13:05:01+00:59          | transaction-time-future RCP1045 ERROR
            D0/publicationID         | PUB-061                            | publication RCP1042 ERROR
            D0/initialCorrelationID  | CI-                                | initial-correlation RCP1046 WARNING
            """)
    void oneWrongFieldGivesItsFinding(String field, String value, String expected) {
        TestMessage message = TestMessage.response().set("/payload/CommonBlock/" + field, value);

        String[] findings = (field + ' ' + expected).split(", ");
        assertThat(Judged.full(message, "IF-062"))
                .containsExactlyElementsOf(Arrays.stream(findings).map(f -> "/payload/CommonBlock/" + f).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"S-062-1500000012-MDR-20261124-1", "S-IF-062-1500000012-MDR-20261124-12345687a1234567A"})
    void theShortFormOfAReferenceIsGood(String reference) {
        assertThat(Judged.full(TestMessage.response().set(S1 + "senderUniqueReference", reference), "IF-062")).isEmpty();
    }

    @Test
    void aReferenceCannotHoldTheLetterOfAReport() {
        assertThat(SenderReference.parse("S-REP-002-1700000012-ECS-20261124-1").isFor("REP-002A")).isTrue();
        assertThat(SenderReference.parse("S-REP-003-1700000012-ECS-20261124-1").isFor("REP-002A")).isFalse();
        assertThat(SenderReference.parse("S-REP-002A-1700000012-ECS-20261124-1")).isNull();
    }

    @Test
    void aTimeWithinTheToleranceIsGood() {
        TestMessage message = TestMessage.response().set(S1 + "senderTimestamp", "2026-11-24T12:05:00+00:00");

        assertThat(Judged.full(message, "IF-062")).isEmpty();
    }

    @Test
    void theToleranceIsASetting() {
        TestMessage message = TestMessage.response().set(S1 + "senderTimestamp", "2026-11-24T12:05:00+00:00");
        ValidationSettings strict = new ValidationSettings(false, Duration.ofSeconds(10), null, 100, 1_000);

        List<Finding> findings = new Validator(Judged.CATALOGUE, strict)
                .validate(message.message(), Judged.context("IF-062"), RuleSet.FULL);

        assertThat(findings).extracting(Finding::rule).containsExactly("sender-time-future");
        assertThat(findings.getFirst().advice()).contains("10 s", "2026-11-24T12:00:00+00:00");
    }

    @Test
    void aMessageOnAnotherChannelIsRefused() {
        assertThat(Judged.full(TestMessage.response(), "IF-061")).containsExactly(S0 + "interfaceID channel RCP1002 ERROR");
    }

    @Test
    void aMessageForOthersIsRefused() {
        TestMessage message = TestMessage.response().set("/payload/CommonBlock/A0/primaryRecipients", List.of("2300000099"));

        assertThat(Judged.full(message, "IF-062")).containsExactly("/payload/CommonBlock/A0 recipient RCP1041 ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secondaryRecipients", "always"})
    void anyOfTheThreeListsMayNameUs(String list) {
        TestMessage message = TestMessage.response()
                .set("/payload/CommonBlock/A0/primaryRecipients", List.of("2300000099"))
                .set("/payload/CommonBlock/A0/" + list, List.of(TestMessage.SUPPLIER));

        assertThat(Judged.full(message, "IF-062")).isEmpty();
    }

    @Test
    void listsThatNameNobodySayNothing() {
        TestMessage message = TestMessage.response().set("/payload/CommonBlock/A0/primaryRecipients", List.of());

        assertThat(Judged.full(message, "IF-062")).isEmpty();
    }

    @Test
    void aDeliveredMessageNeedsTheDipsBlock() {
        TestMessage message = TestMessage.response().without("/payload/CommonBlock/D0");

        assertThat(Judged.full(message, "IF-062")).containsExactly("/payload/CommonBlock/D0 delivery-block RCP1043 ERROR");
    }

    @Test
    void aReplayAtTheWebhookIsWorthAWarning() {
        TestMessage message = TestMessage.response().set(D0 + "replayIndicator", true);

        assertThat(Judged.full(message, "IF-062")).containsExactly(D0 + "replayIndicator replay RCP1047 WARNING");
        assertThat(Judged.full(message, null)).isEmpty();
    }

    @Test
    void sendersOfReportsAreInferredSoAnotherIsAWarning() {
        TestMessage message = TestMessage.report(ReportRulesTest.compressed("{}"))
                .set(S1 + "senderRoleID", "VAS")
                .set(S1 + "senderUniqueReference", "S-REP-003-1700000012-VAS-20261124-1");

        assertThat(Judged.full(message, "REP-003")).containsExactly(S1 + "senderRoleID sender-role-inferred RCP1010 WARNING");
    }

    @Test
    void whatStructureHasFoundIsNotSaidTwice() {
        TestMessage message = TestMessage.response()
                .set(S0 + "schemaVersion", "010")
                .set(S1 + "senderUniqueReference", "my reference");

        assertThat(Judged.findings(message, "IF-062")).extracting(Finding::pointer, Finding::rule).containsExactly(
                tuple(S0 + "schemaVersion", "enum"),
                tuple(S1 + "senderUniqueReference", "pattern"));
    }
}
