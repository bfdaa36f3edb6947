package dip.simulator.egress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of the table of dip-spec section 2.4, and what it leaves open. */
class DispositionTest {

    @ParameterizedTest
    @CsvSource({"201,DELIVERED", "207,DELIVERED", "400,REFUSED", "401,REFUSED", "403,REFUSED", "404,REFUSED",
        "405,REFUSED", "406,REFUSED", "413,REFUSED", "505,REFUSED", "408,RETRY", "429,RETRY", "500,RETRY", "502,RETRY",
        "503,RETRY", "504,RETRY", "0,RETRY", "200,REFUSED", "302,REFUSED", "418,REFUSED", "511,RETRY"})
    void followsTheTable(int status, Disposition disposition) {
        assertThat(Disposition.of(status)).isEqualTo(disposition);
    }
}
