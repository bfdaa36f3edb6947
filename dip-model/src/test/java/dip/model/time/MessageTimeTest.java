package dip.model.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class MessageTimeTest {

    private static final DateTimeFormatter JDK =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx").withResolverStyle(ResolverStyle.STRICT);
    private static final long YEAR_1 = -62_135_596_800L;
    private static final long YEAR_9999 = 253_402_300_799L;

    @Property
    void aRealTimeIsReadAsTheJdkReadsIt(@ForAll @LongRange(min = YEAR_1 + 86_400, max = YEAR_9999 - 86_400) long second,
            @ForAll @IntRange(min = -18 * 60, max = 18 * 60) int offsetMinutes) {
        String text = JDK.format(Instant.ofEpochSecond(second).atOffset(ZoneOffset.ofTotalSeconds(offsetMinutes * 60)));

        assertThat(MessageTime.epochSecond(text)).isEqualTo(second);
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll @LongRange(min = YEAR_1, max = YEAR_9999) long second) {
        String text = MessageTime.format(Instant.ofEpochSecond(second, 999_999_999));

        assertThat(text).hasSize(MessageTime.LENGTH).endsWith("+00:00");
        assertThat(MessageTime.epochSecond(text)).isEqualTo(second);
    }

    @Property(tries = 5_000)
    void aTimeWithOneCharacterChangedIsJudgedAsTheJdkJudgesIt(@ForAll Random random) {
        StringBuilder text = new StringBuilder("2024-02-28T19:30:00+01:00");
        text.setCharAt(random.nextInt(text.length()), "0123456789-+:TZ ".charAt(random.nextInt(16)));

        assertThat(MessageTime.epochSecond(text.toString())).as("%s", text).isEqualTo(jdk(text.toString()));
    }

    @Example
    void datesTimesAndOffsetsThatDoNotExistAreRefused() {
        Stream.of("2023-02-29T00:00:00+00:00", "2100-02-29T00:00:00+00:00", "2024-04-31T00:00:00+00:00",
                "2024-13-01T00:00:00+00:00", "2024-00-01T00:00:00+00:00", "2024-01-00T00:00:00+00:00",
                "2024-01-01T24:00:00+00:00", "2024-01-01T00:60:00+00:00", "2024-01-01T00:00:60+00:00",
                "2024-01-01T00:00:00+18:01", "2024-01-01T00:00:00+00:60", "2022-03-21T19:05:00.00000Z",
                "2022-03-21 19:05:00+00:00", "2022-03-21T19:05:00+0000 ", "２022-03-21T19:05:00+00:00", "", "2022-03-21T19:05:00Z")
                .forEach(text -> assertThat(MessageTime.epochSecond(text)).as(text).isEqualTo(MessageTime.INVALID));
        assertThat(MessageTime.epochSecond(null)).isEqualTo(MessageTime.INVALID);
    }

    @Example
    void aTimeIsReadInPlace() {
        byte[] json = "\"2024-02-29T23:30:00+00:00\"".getBytes(StandardCharsets.UTF_8);

        assertThat(MessageTime.epochSecond(json, 1, json.length - 1)).isEqualTo(1_709_249_400L);
    }

    private static long jdk(String text) {
        try {
            return OffsetDateTime.parse(text, JDK).toEpochSecond();
        } catch (DateTimeException refused) {
            return MessageTime.INVALID;
        }
    }
}
