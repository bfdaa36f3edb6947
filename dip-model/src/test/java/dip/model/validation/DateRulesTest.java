package dip.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateRulesTest {

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
}
