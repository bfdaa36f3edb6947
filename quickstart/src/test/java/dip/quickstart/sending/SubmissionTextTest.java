package dip.quickstart.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmissionTextTest {

    private static final Instant NOW = Instant.parse("2026-03-21T19:05:00Z");

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"MSG0000,-,the DIP said MSG0000", "MSG1011,the DIP answered 400,the DIP said MSG1011: the DIP answered 400",
            "-,the DIP answered 401,the DIP answered 401", "-,no connection,no connection"})
    void theAnswerIsSaidOnce(String code, String detail, String line) {
        StringWriter out = new StringWriter();

        SubmissionText.print(new PrintWriter(out), new Submission("id", "IF-031", "S-1", "waiting", 1, code, detail, null, NOW, null));

        assertThat(out.toString().lines()).containsExactly("S-1  waiting", "  " + line);
    }
}
