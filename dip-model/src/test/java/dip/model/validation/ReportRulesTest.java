package dip.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dip.model.Spec;
import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportRulesTest {

    private static final String AT = "/payload/CustomBlock/P03/compressedReport";
    private static final String GOOD = "{\"R013\":{\"GSPGroupID\":\"_N\"},\"R103\":{\"settlementPeriodDuration\":30}}";

    @Test
    void aGoodReportIsClean() {
        assertThat(judged(compressed(GOOD))).isEmpty();
    }

    @Test
    void theSpecificationsExampleIsReadAndItsBlocksAreKnown() throws IOException, MalformedJson {
        byte[] example = Files.readAllBytes(Spec.path("official-examples/REP-002.json"));
        JsonDocument json = JsonDocument.parse(example, 0, example.length, JsonLimits.DEFAULT);
        int custom = json.member(json.member(json.first(json.root()), "payload"), "CustomBlock");
        String report = json.stringOrNull(json.member(json.member(custom, "P03"), "compressedReport"));

        assertThat(judged(report)).isEmpty();
    }

    @Test
    void anUnknownBlockInTheReportIsToldAtItsPlace() {
        assertThat(judged(compressed("{\"R103\":{\"settlementPeriodDuration\":\"30\"},\"R999\":{}}"))).containsExactly(
                AT + "/R103/settlementPeriodDuration report-structure RCP1001 ERROR",
                AT + "/R999 report-structure RCP1001 ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not base64!", "eJwr=", "eJwr\n"})
    void whatIsNoBase64IsRefused(String text) {
        assertThat(judged(text)).containsExactly(AT + " report-base64 RCP1022 ERROR");
    }

    @Test
    void whatIsNoZlibStreamIsRefused() {
        byte[] whole = Base64.getDecoder().decode(compressed(GOOD));
        byte[] damaged = whole.clone();
        damaged[damaged.length - 1] ^= 1;

        for (byte[] stream : List.of(GOOD.getBytes(StandardCharsets.UTF_8), Arrays.copyOf(whole, whole.length / 2),
                Arrays.copyOf(whole, whole.length + 3), damaged, new byte[] {0x78, (byte) 0xbb, 0, 0, 0, 0}, new byte[0])) {
            assertThat(judged(Base64.getEncoder().encodeToString(stream))).containsExactly(AT + " report-zlib RCP1022 ERROR");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"R013\":", "{\"R013\":null,\"R013\":null}", "{} {}", "NaN"})
    void whatIsNoStrictJsonObjectIsRefused(String text) {
        assertThat(judged(compressed(text))).containsExactly(AT + " report-json RCP1022 ERROR");
    }

    @Test
    void aBombIsAFindingAndTakesNoMemory() {
        assertThat(judged(bomb(" ", 200))).containsExactly(AT + " report-size RCP1000 ERROR");
    }

    @Test
    void aReportOfNothingButShortValuesIsABombToo() {
        assertThat(judged(bomb("[],", 40))).containsExactly(AT + " report-size RCP1000 ERROR");
    }

    @Test
    void theLargestReportIsASetting() {
        TestMessage message = TestMessage.report(compressed(GOOD));

        assertThat(rules(message, GOOD.length())).isEmpty();
        assertThat(rules(message, GOOD.length() - 1)).containsExactly("report-size");
    }

    private static List<String> rules(TestMessage message, int maxReportBytes) {
        ValidationSettings settings = new ValidationSettings(false, Duration.ofMinutes(5), null, 100, maxReportBytes);
        return new Validator(Judged.CATALOGUE, settings).validate(message.message(), Judged.context("REP-003"), RuleSet.FULL)
                .stream().map(Finding::rule).toList();
    }

    private static List<String> judged(String report) {
        return Judged.full(TestMessage.report(report), "REP-003");
    }

    static String compressed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream zlib = new DeflaterOutputStream(bytes)) {
            zlib.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** So many megabytes of one text, compressed a thousand times. */
    private static String bomb(String text, int megabytes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] megabyte = text.repeat(1_000_000 / text.length()).getBytes(StandardCharsets.US_ASCII);
        try (DeflaterOutputStream zlib = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION))) {
            for (int i = 0; i < megabytes; i++) {
                zlib.write(megabyte);
            }
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
