package dip.status.verdict;

import dip.messaging.Addresses;
import dip.messaging.Addresses.Reader;
import dip.messaging.BatchConsumer;
import dip.messaging.BrokerSettings;
import dip.messaging.DeadLetters;
import dip.messaging.Received;
import dip.messaging.UnreadableMessage;
import dip.messaging.Verdict;
import dip.status.StatusConfig;
import dip.status.StatusMetrics;
import dip.status.outbox.NewStatus;
import dip.status.outbox.Outbox;
import dip.status.sending.Senders;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Reads verdicts and puts their answers into the outbox; a verdict is settled when its answer is there. */
@ApplicationScoped
public class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final long STOP_SECONDS = 10;

    private final StatusMessages statusMessages;
    private final Outbox outbox;
    private final Senders senders;
    private final DeadLetters deadLetters;
    private final StatusMetrics metrics;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();
    private BatchConsumer consumer;

    Intake(StatusMessages statusMessages, Outbox outbox, Senders senders, DeadLetters deadLetters, StatusMetrics metrics) {
        this.statusMessages = statusMessages;
        this.outbox = outbox;
        this.senders = senders;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event, Vertx vertx, BrokerSettings broker, StatusConfig config) {
        consumer = BatchConsumer.start(vertx, broker, "status", Addresses.VERDICTS, Reader.STATUS,
                new BatchConsumer.Bounds(config.intake().inFlight(), config.intake().batch(), config.intake().concurrency(),
                        config.intake().gather()),
                this::handle);
    }

    /** Before the senders stop. */
    void stop(@Observes @Priority(1) ShutdownEvent event) throws Exception {
        consumer.close().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
    }

    boolean isConnected() {
        return consumer.isConnected();
    }

    /** Where Postgres is away the future fails, and the verdicts come again a little later. */
    private Future<Void> handle(List<Received> batch) {
        Promise<Void> done = Promise.promise();
        threads.execute(() -> {
            try {
                take(batch);
                done.complete();
            } catch (SQLException | RuntimeException failure) {
                done.fail(failure);
            }
        });
        return done.future();
    }

    private void take(List<Received> batch) throws SQLException {
        List<Task> tasks = new ArrayList<>(batch.size());
        for (Received received : batch) {
            try {
                Verdict verdict = Verdict.of(received.message());
                tasks.add(new Task(received, statusMessages.answer(verdict)));
                metrics.verdict(verdict.outcome());
            } catch (UnreadableMessage | NotOurs poison) {
                bury(received, poison.getMessage());
            } catch (RuntimeException bug) {
                LOG.errorf(bug, "The service fails on verdict %s", received.message().getMessageId());
                bury(received, "the service fails on it: " + bug.getClass().getName());
            }
        }
        store(tasks);
    }

    /** Where Postgres will not have the data of one, the others are stored without it. */
    private void store(List<Task> tasks) throws SQLException {
        List<NewStatus> answers = tasks.stream().flatMap(task -> task.answer.stream()).toList();
        try {
            if (!answers.isEmpty() && outbox.add(answers) > 0) {
                answers.stream().map(NewStatus::participant).distinct().forEach(senders::wake);
            }
            tasks.forEach(task -> task.received.accept());
        } catch (SQLException failure) {
            if (!Outbox.isAboutData(failure)) {
                throw failure;
            }
            if (tasks.size() == 1) {
                bury(tasks.getFirst().received, "Postgres refuses it: " + failure.getMessage());
                return;
            }
            for (Task task : tasks) {
                store(List.of(task));
            }
        }
    }

    private record Task(Received received, Optional<NewStatus> answer) {
    }

    private void bury(Received received, String reason) {
        LOG.warnf("Verdict %s goes to the dead letters: %s", received.message().getMessageId(), reason);
        deadLetters.move(received, Addresses.VERDICTS, reason);
    }
}
