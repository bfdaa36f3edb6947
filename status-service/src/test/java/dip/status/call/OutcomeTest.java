package dip.status.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of dip-spec section 2.4, and what it leaves open. */
class OutcomeTest {

    @ParameterizedTest
    @CsvSource({
        "201, DELIVERED", "207, DELIVERED", "200, DELIVERED", "202, DELIVERED",
        "400, REFUSED", "401, REFUSED", "403, REFUSED", "404, REFUSED", "405, REFUSED", "406, REFUSED", "413, REFUSED",
        "505, REFUSED", "302, REFUSED", "409, REFUSED",
        "408, BUSY", "429, BUSY", "500, BUSY", "502, BUSY", "503, BUSY", "504, BUSY", "501, BUSY", "520, BUSY"})
    void everyStatusHasItsOutcome(int httpStatus, Outcome outcome) {
        assertThat(Outcome.of(httpStatus)).isEqualTo(outcome);
        assertThat(outcome.isTriedAgain()).isEqualTo(outcome == Outcome.BUSY);
    }
}
