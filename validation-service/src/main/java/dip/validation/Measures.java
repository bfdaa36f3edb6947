package dip.validation;

import dip.messaging.Verdict;
import dip.model.catalogue.Lane;
import dip.validation.duplicates.Decision;
import dip.validation.duplicates.Duplicate;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The metrics {@code dip_validation_*}: docs/reference/validation-service.md. */
@Startup
@ApplicationScoped
public class Measures {

    /** The parts of the work on a batch. */
    public enum Stage {
        RULES, POSTGRES, PUBLISH
    }

    /** Something that takes time. */
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    private final MeterRegistry registry;
    private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);
    private final Map<Lane, Timer> waits = new EnumMap<>(Lane.class);
    private final Map<Lane, AtomicInteger> inFlight = new EnumMap<>(Lane.class);
    private final Map<Lane, DistributionSummary> batches = new EnumMap<>(Lane.class);
    private final Counter deadLetters;

    Measures(MeterRegistry registry) {
        this.registry = registry;
        this.deadLetters = registry.counter("dip.validation.dead.letters");
        for (Stage stage : Stage.values()) {
            stages.put(stage, registry.timer("dip.validation.stage", "stage", stage.name().toLowerCase(Locale.ROOT)));
        }
        for (Lane lane : Lane.values()) {
            waits.put(lane, wait(lane));
            batches.put(lane, registry.summary("dip.validation.batch.size", "lane", lane.id()));
            AtomicInteger count = new AtomicInteger();
            inFlight.put(lane, count);
            Gauge.builder("dip.validation.in.flight", count, AtomicInteger::get).tag("lane", lane.id()).register(registry);
        }
    }

    /** A batch has begun; it ends with {@code work}. */
    public Future<Void> batch(Lane lane, int size, Future<Void> work) {
        batches.get(lane).record(size);
        inFlight.get(lane).addAndGet(size);
        return work.onComplete(done -> inFlight.get(lane).addAndGet(-size));
    }

    public <T, E extends Exception> T time(Stage stage, Work<T, E> work) throws E {
        Timer.Sample start = Timer.start(registry);
        try {
            return work.run();
        } finally {
            start.stop(stages.get(stage));
        }
    }

    public Future<Void> time(Stage stage, Future<Void> work) {
        Timer.Sample start = Timer.start(registry);
        return work.onComplete(done -> start.stop(stages.get(stage)));
    }

    public void decided(Lane lane, Decision decision) {
        if (decision.duplicate() != Duplicate.NONE) {
            registry.counter("dip.validation.duplicates", "kind", decision.duplicate().id()).increment();
        }
        if (decision.duplicate() != Duplicate.REDELIVERY) {
            Verdict verdict = decision.verdict();
            registry.counter("dip.validation.messages", "interface", decision.judged().interfaceId(),
                    "outcome", verdict.outcome().name().toLowerCase(Locale.ROOT)).increment();
            waits.get(lane).record(Duration.ofMillis(Math.max(0, verdict.validatedAt() - verdict.receivedAt())));
        }
    }

    public void deadLetter() {
        deadLetters.increment();
    }

    private Timer wait(Lane lane) {
        return Timer.builder("dip.validation.queue.wait").tag("lane", lane.id())
                .serviceLevelObjectives(Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofMillis(250),
                        Duration.ofSeconds(1), Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofHours(1))
                .register(registry);
    }
}
