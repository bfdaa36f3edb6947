package dip.model.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dip.model.Delivery;
import dip.model.Spec;
import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import dip.model.sample.MessageGenerator;
import dip.model.sample.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Our structural verdict against a second validator's, on the published samples and on filled messages, and on mutations of both. */
class DifferentialTest {

    private static final int MUTATIONS = 40_000;

    private static final Instant NOW = Instant.parse("2026-03-21T19:05:00Z");

    private final ObjectMapper mapper = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true)).build();
    private final Catalogue catalogue = Catalogue.builtIn();
    private final Validator validator = new Validator(catalogue, ValidationSettings.DEFAULT);

    @Test
    void agreesOnEveryMessageAndItsMutations() throws Exception {
        SecondOpinion second = new SecondOpinion(Spec.path("json-schema"), mapper);
        List<JsonNode> samples = samples();
        samples.addAll(filled());
        Mutator mutator = new Mutator(samples, new SplittableRandom(20261124));
        List<String> unexplained = new ArrayList<>();
        int valid = 0;
        for (int i = 0; i < MUTATIONS + samples.size(); i++) {
            JsonNode message = i < samples.size() ? samples.get(i) : mutator.next();
            byte[] bytes = mapper.writeValueAsBytes(message);
            List<Finding> ours = judge(bytes);
            List<String> theirs = second.judge(mapper.readTree(bytes));
            valid += ours.isEmpty() ? 1 : 0;
            if (ours.isEmpty() != theirs.isEmpty()) {
                boolean explained = theirs.isEmpty() && ours.stream().allMatch(DifferentialTest::isExplained);
                if (!explained && unexplained.size() < 10) {
                    unexplained.add(ours + "\n  " + theirs + "\n  " + new String(bytes, StandardCharsets.UTF_8));
                }
            }
        }
        assertThat(unexplained).isEmpty();
        assertThat(valid).as("mutations that leave a message valid").isBetween(MUTATIONS / 10, MUTATIONS * 9 / 10);
    }

    @Test
    void theOneDifferenceIsAPublishedSchemaWithoutAType() throws Exception {
        JsonNode message = mapper.readTree(new MessageGenerator(catalogue, 1)
                .message(Sample.of("IF-051", "[EESRefresh]", NOW).filled()));
        ((ObjectNode) message.at("/payload/CustomBlock")).put("B085", "no object");

        assertThat(new SecondOpinion(Spec.path("json-schema"), mapper).judge(message)).isEmpty();
        assertThat(judge(mapper.writeValueAsBytes(message))).singleElement().satisfies(ours ->
                assertThat(isExplained(ours)).isTrue());
    }

    /** IF-051's B085 is published with fields but without a type, so that a schema validator lets any other value through. */
    private static boolean isExplained(Finding finding) {
        return finding.rule().equals("type") && finding.pointer().endsWith("/B085");
    }

    private List<Finding> judge(byte[] message) throws MalformedJson {
        return validator.validate(Delivery.single(message, JsonLimits.DEFAULT), null, RuleSet.STRUCTURE);
    }

    /** Every event's message with all its optional blocks. */
    private List<JsonNode> filled() throws IOException {
        MessageGenerator generator = new MessageGenerator(catalogue, 1);
        List<JsonNode> messages = new ArrayList<>();
        for (InterfaceInfo info : catalogue.interfaces()) {
            for (String event : info.eventCodes()) {
                Sample sample = Sample.of(info.id(), event, NOW).filled().to("2300000101").delivered(null, NOW);
                messages.add(mapper.readTree(generator.message(sample)));
            }
        }
        return messages;
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
