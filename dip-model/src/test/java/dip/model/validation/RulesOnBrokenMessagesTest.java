package dip.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dip.model.Delivery;
import dip.model.DipMessage;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesOnBrokenMessagesTest {

    private static final ObjectMapper JACKSON = new ObjectMapper();
    private static final List<Supplier<TestMessage>> GOOD = List.of(TestMessage::consumption, TestMessage::response,
            TestMessage::relationship, () -> TestMessage.appointment("[MSAppAccepted]", "A", null),
            () -> TestMessage.report(ReportRulesTest.compressed("{}")));

    /** Whatever a message holds: findings, never an exception, and no rule speaks where structure has. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void rulesJudgeWhateverComes(long seed) throws IOException, MalformedJson {
        SplittableRandom random = new SplittableRandom(seed);
        Validator validator = new Validator(Judged.CATALOGUE, ValidationSettings.DEFAULT);
        for (int i = 0; i < 1_000; i++) {
            JsonNode tree = JACKSON.readTree(GOOD.get(i % GOOD.size()).get().bytes());
            for (int changes = random.nextInt(1, 6); changes > 0; changes--) {
                Mutator.mutate(tree, random);
            }
            DipMessage message = Delivery.single(JACKSON.writeValueAsBytes(tree), JsonLimits.DEFAULT);

            List<Finding> structure = validator.validate(message, Judged.context("IF-021"), RuleSet.STRUCTURE);
            List<Finding> full = validator.validate(message, Judged.context("IF-021"), RuleSet.FULL);

            assertThat(full.subList(0, structure.size())).isEqualTo(structure);
            Set<String> said = structure.stream().map(Finding::pointer).collect(Collectors.toSet());
            assertThat(full.subList(structure.size(), full.size())).allSatisfy(finding -> {
                assertThat(finding.pointer()).isNotIn(said);
                assertThat(finding.advice()).endsWith(".");
            });
        }
    }
}
