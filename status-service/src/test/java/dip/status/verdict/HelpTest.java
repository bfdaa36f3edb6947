package dip.status.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dip.model.response.ResponseCode;
import dip.model.validation.Finding;
import dip.model.validation.Finding.Severity;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HelpTest {

    @Test
    void errorsStandBeforeWarnings() {
        assertThat(Help.of(List.of(finding("/a", "is odd", Severity.WARNING), finding("/b", "is wrong", Severity.ERROR))))
                .isEqualTo("RCP1022 /b: is wrong; RCP1022 /a: is odd");
    }

    @Test
    void nothingFoundIsNothingSaid() {
        assertThat(Help.of(List.of())).isNull();
    }

    @Test
    void whatDoesNotFitIsCounted() {
        List<Finding> findings = IntStream.range(0, 40).mapToObj(i -> finding("/payload/" + i, "is wrong", Severity.ERROR)).toList();

        String help = Help.of(findings);

        assertThat(help).hasSizeLessThanOrEqualTo(500).startsWith("RCP1022 /payload/0: is wrong; RCP1022 /payload/1")
                .matches("(?s).*; and \\d+ more");
        long told = help.chars().filter(c -> c == ':').count();
        assertThat(help).endsWith("; and " + (40 - told) + " more");
    }

    @Test
    void longFindingLeavesRoomForTheCount() {
        List<Finding> findings = List.of(finding("/a", "x".repeat(600), Severity.ERROR), finding("/b", "is wrong", Severity.ERROR));

        assertThat(Help.of(findings)).hasSize(500).endsWith("; and 1 more");
    }

    private static Finding finding(String pointer, String advice, Severity severity) {
        return new Finding(pointer, "rule", null, new ResponseCode("RCP1022", "Invalid Data Value"), severity, advice);
    }
}
