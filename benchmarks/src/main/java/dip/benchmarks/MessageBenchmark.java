package dip.benchmarks;

import dip.model.Delivery;
import dip.model.catalogue.Catalogue;
import dip.model.json.JsonLimits;
import dip.model.json.JsonWriter;
import dip.model.json.MalformedJson;
import dip.model.sample.MessageGenerator;
import dip.model.sample.Sample;
import dip.model.validation.Finding;
import dip.model.validation.RuleSet;
import dip.model.validation.ValidationContext;
import dip.model.validation.ValidationSettings;
import dip.model.validation.Validator;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Strict parsing, and validation on top of it, of a full IF-036 (3.6 kB) and of the largest IF-021 (200 days, 750 kB): aims
 * are 15 µs with structure, and 150 MB/s, which is 5,000 µs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MessageBenchmark {

    private static final Instant NOW = Instant.parse("2026-03-21T19:05:00Z");
    private static final ValidationContext CONTEXT = new ValidationContext("2300000101", null, "DEV", NOW);

    @Param({"IF-036 [MSAppActive] 1", "IF-021 [ActivePower] 200"})
    private String message;

    private Validator validator;
    private byte[] delivery;

    @Setup
    public void makeDelivery() {
        Catalogue catalogue = Catalogue.builtIn();
        validator = new Validator(catalogue, ValidationSettings.DEFAULT);
        String[] order = message.split(" ");
        Sample sample = Sample.of(order[0], order[1], NOW).filled().days(Integer.parseInt(order[2])).to("2300000101").delivered(null, NOW);
        byte[] one = new MessageGenerator(catalogue, 1).message(sample);
        delivery = new JsonWriter(one.length + 2).beginArray().json(one, 0, one.length).endArray().toBytes();
    }

    @Benchmark
    public Delivery parse() throws MalformedJson {
        return Delivery.parse(delivery, JsonLimits.DEFAULT);
    }

    @Benchmark
    public List<Finding> parseAndStructure() throws MalformedJson {
        return validator.validate(Delivery.parse(delivery, JsonLimits.DEFAULT).message(0), CONTEXT, RuleSet.STRUCTURE);
    }

    @Benchmark
    public List<Finding> parseAndFullRules() throws MalformedJson {
        return validator.validate(Delivery.parse(delivery, JsonLimits.DEFAULT).message(0), CONTEXT, RuleSet.FULL);
    }
}
