package dip.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MpanRulesTest {

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
