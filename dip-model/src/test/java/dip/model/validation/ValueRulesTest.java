package dip.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueRulesTest {

    private static final String FROM = "/payload/CustomBlock/B025/energisationStatusEffectiveFromDate";

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-29T00:00:00+00:00", "2026-03-21T24:00:00+00:00", "2026-03-21 19:05:00+00:00", "some time in March of 2026"})
    void aTimeOfTheCustomBlockHasToExist(String time) {
        TestMessage message = TestMessage.response().set(FROM, time.substring(0, 25));

        assertThat(Judged.full(message, "IF-062")).containsExactly(FROM + " date-time RCP1022 ERROR");
    }

    @Test
    void aTimeInTheFutureIsNoFaultThere() {
        assertThat(Judged.full(TestMessage.response().set(FROM, "2036-02-29T00:00:00+01:00"), "IF-062")).isEmpty();
    }

    @Test
    void goodCheckDigitsAreClean() {
        assertThat(Judged.full(TestMessage.relationship(), "IF-019")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/payload/CommonBlock/M1/principalMPAN", "/payload/CustomBlock/B090List/0/subsidiaryMPAN"})
    void aWrongCheckDigitIsWorthAWarningWhereverTheMpanStands(String pointer) {
        TestMessage message = TestMessage.relationship().set(pointer, "2000056535972");

        assertThat(Judged.full(message, "IF-019")).containsExactly(pointer + " mpan-check-digit RCP1061 WARNING");
    }

    @Test
    void itsSeverityIsASetting() {
        TestMessage message = TestMessage.response().set("/payload/CommonBlock/M0/MPANCore", "2000056535972");

        assertThat(severities(message, Finding.Severity.ERROR)).containsExactly(Finding.Severity.ERROR);
        assertThat(severities(message, null)).isEmpty();
    }

    private static List<Finding.Severity> severities(TestMessage message, Finding.Severity setting) {
        ValidationSettings settings = new ValidationSettings(false, Duration.ofMinutes(5), setting, 100, 1_000);
        return new Validator(Judged.CATALOGUE, settings).validate(message.message(), Judged.context("IF-062"), RuleSet.FULL)
                .stream().map(Finding::severity).toList();
    }
}
