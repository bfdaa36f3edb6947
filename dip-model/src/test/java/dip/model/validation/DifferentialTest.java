package dip.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dip.model.Delivery;
import dip.model.Spec;
import dip.model.catalogue.Catalogue;
import dip.model.json.JsonLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Our structural verdict against a second validator's on the published samples, mutated. */
class DifferentialTest {

    private static final int MUTATIONS = 30_000;

    private final ObjectMapper mapper = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true)).build();
    private final Validator validator = new Validator(Catalogue.builtIn(), ValidationSettings.DEFAULT);

    @Test
    void agreesOnEverySampleAndItsMutations() throws Exception {
        SecondOpinion second = new SecondOpinion(Spec.path("json-schema"), mapper);
        List<JsonNode> samples = samples();
        Mutator mutator = new Mutator(new SplittableRandom(20261124));
        SplittableRandom random = new SplittableRandom(7);
        List<String> unexplained = new ArrayList<>();
        int valid = 0;
        int explained = 0;
        for (int i = 0; i < MUTATIONS + samples.size(); i++) {
            JsonNode message = samples.get(i % samples.size()).deepCopy();
            for (int m = i < samples.size() ? 0 : 1 + random.nextInt(4) / 3; m > 0; m--) {
                mutator.mutate(message);
            }
            byte[] bytes = mapper.writeValueAsBytes(message);
            List<Finding> ours = validator.validate(Delivery.single(bytes, JsonLimits.DEFAULT), null, RuleSet.STRUCTURE);
            List<String> theirs = second.judge(mapper.readTree(bytes));
            valid += ours.isEmpty() ? 1 : 0;
            if (ours.isEmpty() != theirs.isEmpty()) {
                boolean why = theirs.isEmpty() && ours.stream().allMatch(DifferentialTest::isExplained);
                explained += why ? 1 : 0;
                if (!why && unexplained.size() < 10) {
                    unexplained.add(ours + "\n  " + theirs + "\n  " + new String(bytes, StandardCharsets.UTF_8));
                }
            }
        }
        System.out.println("messages " + (MUTATIONS + samples.size()) + ", valid " + valid + ", explained differences " + explained);
        assertThat(unexplained).isEmpty();
        assertThat(valid).as("mutations that leave a message valid").isBetween(MUTATIONS / 10, MUTATIONS * 9 / 10);
    }

    /**
     * Two causes. The published schema of IF-051's B085 names fields but no type, so a schema validator lets any other
     * value through. And the second validator's regular expressions are Java's, where {@code $} also stands before a
     * last line feed.
     */
    private static boolean isExplained(Finding finding) {
        return finding.rule().equals("type") && finding.pointer().endsWith("/B085")
                || finding.rule().equals("pattern") && finding.value().endsWith("\n");
    }

    private List<JsonNode> samples() throws IOException {
        List<JsonNode> samples = new ArrayList<>();
        try (Stream<Path> files = Files.list(Spec.path("samples"))) {
            for (Path file : files.sorted().toList()) {
                samples.add(mapper.readTree(file.toFile()));
            }
        }
        return samples;
    }
}
