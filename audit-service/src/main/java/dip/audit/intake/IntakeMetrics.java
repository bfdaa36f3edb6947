package dip.audit.intake;

import dip.audit.entry.Entry;
import dip.audit.entry.Entry.Arrived;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** What the intake counts. */
@ApplicationScoped
class IntakeMetrics {

    private final MeterRegistry registry;
    private final InstantSource clock;
    private final DistributionSummary batchSize;
    private final Timer write;
    private final Timer lag;
    private final Counter retries;
    private final Counter deadLetters;

    IntakeMetrics(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
        batchSize = DistributionSummary.builder("dip.audit.batch.size").description("Entries in a transaction").register(registry);
        write = Timer.builder("dip.audit.write").description("Time of a transaction").register(registry);
        lag = Timer.builder("dip.audit.lag").description("From receipt at the edge to the commit in the journal").register(registry);
        retries = Counter.builder("dip.audit.retries").description("Transactions tried again").register(registry);
        deadLetters = Counter.builder("dip.audit.dead.letters").description("Messages that could not be journalled").register(registry);
    }

    void written(List<Entry> entries, long nanos) {
        write.record(nanos, TimeUnit.NANOSECONDS);
        batchSize.record(entries.size());
        entries.stream().collect(Collectors.groupingBy(Entry::kind, Collectors.counting()))
                .forEach((kind, count) -> registry.counter("dip.audit.entries", "kind", kind).increment(count));
        long now = clock.millis();
        for (Entry entry : entries) {
            if (entry instanceof Arrived arrived) {
                lag.record(Math.max(0, now - arrived.item().receivedAt()), TimeUnit.MILLISECONDS);
            }
        }
    }

    void retried() {
        retries.increment();
    }

    void deadLettered() {
        deadLetters.increment();
    }
}
