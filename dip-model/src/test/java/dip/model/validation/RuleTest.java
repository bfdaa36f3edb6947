package dip.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RuleTest {

    @Test
    void theReferencePageListsEveryRuleAsItIs() throws IOException {
        Path page = Path.of(System.getProperty("dip.root", "..")).resolve("docs/reference/validation-rules.md");
        List<String> rows = Files.readAllLines(page).stream().filter(line -> line.startsWith("| `") && !line.startsWith("| `dip."))
                .map(RuleTest::row).toList();

        assertThat(rows).containsExactlyInAnyOrderElementsOf(Arrays.stream(Rule.values())
                .map(rule -> rule.id() + ' ' + rule.code() + ' ' + rule.severity().name().toLowerCase(Locale.ROOT)).toList());
    }

    private static String row(String line) {
        String[] cells = line.split("\\s*\\|\\s*");
        return cells[1].replace("`", "") + ' ' + cells[3] + ' ' + cells[4].split(" ")[0];
    }
}
