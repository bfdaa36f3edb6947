package dip.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class MpanTest {

    @Example
    void theNumbersOfTheSpecificationAreJudgedAsThere() {
        assertThat(Mpan.isValid("2000056535971")).isTrue();
        assertThat(Mpan.isValid("1900012374324")).isTrue();
        assertThat(Mpan.isValid("2000056535972")).isFalse();
        assertThat(Mpan.isValid("2000056535991")).isFalse();
        assertThat(Mpan.isValid("1234567890123")).isFalse();
    }

    @Property
    void exactlyOneLastDigitFits(@ForAll @LongRange(min = 0, max = 999_999_999_999L) long first12) {
        String digits = "%012d".formatted(first12);

        for (int last = 0; last < 10; last++) {
            assertThat(Mpan.isValid(digits + last)).isEqualTo(last == Mpan.checkDigit(digits));
        }
    }

    @Property
    void aChangedDigitIsNoticedUnlessTheSumIsTheSame(@ForAll @LongRange(min = 0, max = 999_999_999_999L) long first12,
            @ForAll @IntRange(min = 0, max = 11) int place, @ForAll @IntRange(min = 0, max = 9) int digit) {
        String digits = "%012d".formatted(first12);
        String changed = digits.substring(0, place) + digit + digits.substring(place + 1);

        assertThat(Mpan.isValid(changed + Mpan.checkDigit(digits)))
                .isEqualTo(Mpan.checkDigit(changed) == Mpan.checkDigit(digits));
    }

    @Example
    void onlyThirteenAsciiDigitsCanBeValid() {
        assertThat(Mpan.isValid("")).isFalse();
        assertThat(Mpan.isValid("200005653597")).isFalse();
        assertThat(Mpan.isValid("20000565359710")).isFalse();
        assertThat(Mpan.isValid("200005653597x")).isFalse();
        assertThat(Mpan.isValid("２000056535971")).isFalse();
    }
}
