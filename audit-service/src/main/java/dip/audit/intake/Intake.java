package dip.audit.intake;

import dip.audit.AuditConfig;
import dip.audit.entry.EntryReader;
import dip.audit.journal.Journal;
import dip.messaging.Addresses;
import dip.messaging.AmqpPublisher;
import dip.messaging.BatchConsumer;
import dip.messaging.BatchConsumer.Bounds;
import dip.messaging.BrokerSettings;
import dip.messaging.DeadLetters;
import dip.messaging.QueueCheck;
import dip.service.messaging.NeededQueues;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reads everything that flows, for as long as the service runs. */
@ApplicationScoped
class Intake {

    private static final String NAME = "audit";
    private static final Duration STOP_LIMIT = Duration.ofSeconds(12);

    private final Vertx vertx;
    private final BrokerSettings broker;
    private final List<Source> sources;
    private final Journal journal;
    private final AuditConfig.Intake config;
    private final IntakeMetrics metrics;
    private AmqpPublisher publisher;
    private List<Reading> readings = List.of();

    /** A queue being read. */
    private record Reading(BatchWriter writer, BatchConsumer consumer) {
    }

    Intake(Vertx vertx, BrokerSettings broker, EntryReader entries, Journal journal, AuditConfig config, IntakeMetrics metrics) {
        this.vertx = vertx;
        this.broker = broker;
        this.journal = journal;
        this.config = config.intake();
        this.metrics = metrics;
        this.sources = Source.all(entries, this.config.inFlight());
    }

    void start(@Observes StartupEvent event) {
        publisher = AmqpPublisher.start(vertx, broker, NAME);
        DeadLetters deadLetters = new DeadLetters(publisher, NAME);
        checkQueues();
        readings = sources.stream().map(source -> read(source, deadLetters)).toList();
    }

    void stop(@Observes ShutdownEvent event) {
        readings.forEach(reading -> reading.writer().stop());
        Future.join(readings.stream().map(reading -> reading.consumer().close()).toList())
                .eventually(() -> publisher.close())
                .toCompletionStage().toCompletableFuture()
                .completeOnTimeout(null, STOP_LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** Whether every queue is being read. */
    boolean isReading() {
        return !readings.isEmpty() && readings.stream().allMatch(reading -> reading.consumer().isConnected());
    }

    /** Without one of its queues the journal would have gaps: the service says so and ends. A broker that is away is waited for. */
    private void checkQueues() {
        QueueCheck check = new QueueCheck(broker).sends(Addresses.DEAD_LETTER);
        sources.forEach(source -> check.reads(source.address(), source.reader()));
        NeededQueues.orEnd(check, vertx, NAME);
    }

    private Reading read(Source source, DeadLetters deadLetters) {
        BatchWriter writer = new BatchWriter(vertx, source, journal, deadLetters, config, metrics);
        return new Reading(writer, BatchConsumer.start(vertx, broker, NAME, source.address(), source.reader(),
                new Bounds(source.inFlight(), source.batch(), 1, config.gather()), writer::write));
    }
}
