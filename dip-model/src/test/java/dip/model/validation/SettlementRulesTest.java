package dip.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dip.model.Delivery;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettlementRulesTest {

    private static final String B900 = "/payload/CustomBlock/B900/";
    private static final String DAYS = B900 + "settlementDayConsumptionPeriods";
    private static final String FIRST_DAY = DAYS + "/0/settlementDay/settlementDayDate";
    private static final String PERIOD = DAYS + "/0/consumptionPeriods/4/";

    @Test
    void twoGoodDaysAreClean() {
        assertThat(judged(TestMessage.consumption())).isEmpty();
    }

    @Test
    void twoHundredDaysAreClean() {
        assertThat(judged(TestMessage.consumption().set(DAYS, days(200)))).isEmpty();
    }

    @Test
    void daysInAnyOrderAreClean() {
        List<Map<String, Object>> days = new ArrayList<>(days(20));
        Collections.reverse(days);

        assertThat(judged(TestMessage.consumption().set(DAYS, days))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"[ActivePower],AI", "[ActivePower],AE", "[ReactivePower],RI", "[ReactivePower],RE"})
    void theQuantityFitsTheEvent(String event, String quantity) {
        TestMessage message = TestMessage.consumption().set("/payload/CommonBlock/S0/eventCode", event);

        assertThat(judged(message.set(B900 + "MQID/measurementQuantityID", quantity))).isEmpty();
        assertThat(judged(message.set(B900 + "MQID/measurementQuantityID", quantity.startsWith("A") ? "RI" : "AE")))
                .containsExactly(B900 + "MQID/measurementQuantityID settlement-quantity ECS1002 ERROR");
    }

    @Test
    void theDurationIsStructuresAffair() {
        TestMessage message = TestMessage.consumption().set(DAYS + "/0/settlementDay/periodDuration", 15L);

        assertThat(judged(message)).containsExactly(DAYS + "/0/settlementDay/periodDuration minimum RCP1022 ERROR");
    }

    @Test
    void thirtyMinutesMayBeWrittenWithAFraction() throws MalformedJson {
        byte[] json = new String(TestMessage.consumption().bytes(), StandardCharsets.UTF_8)
                .replace("\"periodDuration\":30", "\"periodDuration\":30.0").getBytes(StandardCharsets.UTF_8);

        assertThat(new Validator(Judged.CATALOGUE, ValidationSettings.DEFAULT)
                .validate(Delivery.single(json, JsonLimits.DEFAULT), Judged.context("IF-021"), RuleSet.FULL)).isEmpty();
    }

    @Test
    void aDayStartsAtMidnightUtc() {
        TestMessage message = TestMessage.consumption().set(FIRST_DAY, "2026-11-20T00:00:00+01:00");

        assertThat(judged(message)).containsExactly(FIRST_DAY + " settlement-day-start ECS1014 ERROR");
    }

    @Test
    void midnightUtcMayBeWrittenWithAnotherOffset() {
        assertThat(judged(TestMessage.consumption().set(FIRST_DAY, "2026-11-20T01:00:00+01:00"))).isEmpty();
    }

    @Test
    void aDayThatDoesNotExistIsRefused() {
        TestMessage message = TestMessage.consumption().set(FIRST_DAY, "2026-11-31T00:00:00+00:00");

        assertThat(judged(message)).containsExactly(FIRST_DAY + " date-time RCP1022 ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20T02:29:59+00:00", "2026-11-20T02:15:00+00:00"})
    void aPeriodEndsOnTheHalfHour(String end) {
        TestMessage message = alone(end);

        assertThat(judged(message)).containsExactly(DAYS + "/0/consumptionPeriods/0/sp settlement-period-end ECS1005 ERROR");
    }

    @ParameterizedTest
    @CsvSource({"2026-11-20T00:00:00+00:00,false", "2026-11-20T00:30:00+00:00,true", "2026-11-21T00:00:00+00:00,true",
        "2026-11-21T00:30:00+00:00,false", "2026-11-19T12:00:00+00:00,false"})
    void aPeriodEndsInItsOwnDay(String end, boolean good) {
        assertThat(judged(alone(end))).isEqualTo(good ? List.of()
                : List.of(DAYS + "/0/consumptionPeriods/0/sp settlement-period-end ECS1005 ERROR"));
    }

    @Test
    void aPeriodThatDoesNotExistIsRefused() {
        assertThat(judged(alone("2026-11-20T25:00:00+00:00")))
                .containsExactly(DAYS + "/0/consumptionPeriods/0/sp date-time RCP1022 ERROR");
    }

    @Test
    void aPeriodGivenTwiceIsRefusedAtItsSecondPlace() {
        TestMessage message = TestMessage.consumption().set(PERIOD + "sp", "2026-11-20T02:00:00+00:00");

        assertThat(judged(message)).containsExactly(PERIOD + "sp settlement-period-duplicated ECS1006 ERROR");
    }

    @Test
    void aPeriodThatRunsIntoAnotherIsRefused() {
        TestMessage message = TestMessage.consumption().set(PERIOD + "sp", "2026-11-20T02:45:00+00:00");

        assertThat(judged(message)).containsExactly(PERIOD + "sp settlement-period-end ECS1005 ERROR",
                DAYS + "/0/consumptionPeriods/5/sp settlement-period-overlaps ECS1007 ERROR");
    }

    @Test
    void aDayGivenTwiceIsWorthAWarningWhereItsPeriodsDoNotMeet() {
        TestMessage message = TestMessage.consumption().set(DAYS, List.of(part(0, 10), part(10, 48)));

        assertThat(judged(message)).containsExactly(
                DAYS + "/1/settlementDay/settlementDayDate settlement-day-repeated RCP1023 WARNING");
    }

    @Test
    void aDayGivenTwiceWithTheSamePeriodsIsRefusedPeriodByPeriod() {
        TestMessage message = TestMessage.consumption().set(DAYS, List.of(part(0, 48), part(46, 48)));

        assertThat(judged(message)).containsExactly(
                DAYS + "/1/settlementDay/settlementDayDate settlement-day-repeated RCP1023 WARNING",
                DAYS + "/1/consumptionPeriods/0/sp settlement-period-duplicated ECS1006 ERROR",
                DAYS + "/1/consumptionPeriods/1/sp settlement-period-duplicated ECS1006 ERROR");
    }

    @Test
    void periodsBeforeTheConnectionTypeAreRefused() {
        TestMessage message = TestMessage.consumption()
                .set("/payload/CustomBlock/B067/connectionTypeEffectiveFromDate", "2026-11-20T01:00:00+00:00");

        assertThat(judged(message)).containsExactly(
                DAYS + "/0/consumptionPeriods/0/sp settlement-period-before-connection ECS1013 ERROR");
    }

    @ParameterizedTest
    @CsvSource({"-0.001,true", "-1.000,true", "-0.000,false", "0.000,false"})
    void consumptionIsNotNegative(String value, boolean refused) {
        assertThat(judged(TestMessage.consumption().set(PERIOD + "v", value)))
                .isEqualTo(refused ? List.of(PERIOD + "v settlement-negative ECS1010 ERROR") : List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZE", "ZE1", "ZE2", "ZE3"})
    void aZeroEstimateIsZero(String quality) {
        TestMessage message = TestMessage.consumption().set(PERIOD + "q", quality).set(PERIOD + "e", "1");

        assertThat(judged(message)).containsExactly(PERIOD + "v settlement-zero-estimate ECS1011 ERROR");
        assertThat(judged(message.set(PERIOD + "v", "0.000"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"A,false", "A1,false", "AAE1,false", "E,true", "E9,true", "EA13,true", "EAE1,true"})
    void anEstimateNeedsAReason(String quality, boolean needed) {
        TestMessage message = TestMessage.consumption().set(PERIOD + "q", quality);

        assertThat(judged(message)).isEqualTo(needed ? List.of(PERIOD + "e settlement-estimation-reason ECS1015 ERROR") : List.of());
        assertThat(judged(message.set(PERIOD + "e", "2"))).isEmpty();
    }

    @Test
    void anAmendmentNeedsAReason() {
        TestMessage message = TestMessage.consumption().set(PERIOD + "q", "E8").set(PERIOD + "e", "9");

        assertThat(judged(message)).containsExactly(PERIOD + "arc settlement-amendment-reason ECS1016 WARNING");
        assertThat(judged(message.set(PERIOD + "arc", "A"))).isEmpty();
    }

    @Test
    void findingsOfOneMessageAreBounded() {
        TestMessage message = TestMessage.consumption().set(DAYS, days(200))
                .set("/payload/CustomBlock/B067/connectionTypeEffectiveFromDate", "2036-01-01T00:00:00+00:00");

        assertThat(judged(message)).hasSize(ValidationSettings.DEFAULT.maxFindings());
    }

    private static List<String> judged(TestMessage message) {
        return Judged.full(message, "IF-021");
    }

    private static List<Map<String, Object>> days(int count) {
        return IntStream.range(0, count).mapToObj(TestMessage::day).toList();
    }

    /** The first day with one period. */
    private static TestMessage alone(String end) {
        TestMessage message = TestMessage.consumption().set(DAYS, new ArrayList<>(List.of(part(4, 5))));
        return message.set(DAYS + "/0/consumptionPeriods/0/sp", end);
    }

    private static Map<String, Object> part(int from, int to) {
        Map<String, Object> day = TestMessage.day(0);
        day.put("consumptionPeriods", new ArrayList<>(((List<?>) day.get("consumptionPeriods")).subList(from, to)));
        return day;
    }
}
