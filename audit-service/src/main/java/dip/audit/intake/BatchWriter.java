package dip.audit.intake;

import dip.audit.AuditConfig;
import dip.audit.entry.Entry;
import dip.audit.entry.UnusableEntry;
import dip.audit.journal.Journal;
import dip.messaging.DeadLetters;
import dip.messaging.Received;
import dip.messaging.UnreadableMessage;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Writes what comes from one queue: each message is accepted after the commit that has its entry, poison goes to the
 * dead-letter address, and an outage of the database is waited out with the messages in hand, which stops their flow.
 */
final class BatchWriter {

    private static final Logger LOG = Logger.getLogger(BatchWriter.class);
    private static final long FIRST_RETRY_MILLIS = 100;

    private final Vertx vertx;
    private final Source source;
    private final Journal journal;
    private final DeadLetters deadLetters;
    private final AuditConfig.Intake config;
    private final IntakeMetrics metrics;
    private volatile boolean stopping;

    BatchWriter(Vertx vertx, Source source, Journal journal, DeadLetters deadLetters, AuditConfig.Intake config,
            IntakeMetrics metrics) {
        this.vertx = vertx;
        this.source = source;
        this.journal = journal;
        this.deadLetters = deadLetters;
        this.config = config;
        this.metrics = metrics;
    }

    /** Settles each message. */
    Future<Void> write(List<Received> batch) {
        Future<Void> written = Future.succeededFuture();
        for (List<Filed> part : parts(read(batch))) {
            written = written.compose(done -> append(part, FIRST_RETRY_MILLIS));
        }
        return written;
    }

    /** What is at work and cannot be written is given back from now on. */
    void stop() {
        stopping = true;
    }

    private List<Filed> read(List<Received> batch) {
        List<Filed> filed = new ArrayList<>(batch.size());
        for (Received received : batch) {
            try {
                Entry entry = source.form().read(received.message());
                if (journal.takes(entry)) {
                    filed.add(new Filed(received, entry));
                } else {
                    poison(received, "its time is older than what the journal keeps, or in the future");
                }
            } catch (UnreadableMessage | UnusableEntry unusable) {
                poison(received, unusable.getMessage());
            }
        }
        return filed;
    }

    private List<List<Filed>> parts(List<Filed> all) {
        List<List<Filed>> parts = new ArrayList<>();
        long room = 0;
        for (Filed filed : all) {
            room -= filed.entry().bytes();
            if (room < 0 || parts.isEmpty()) {
                parts.add(new ArrayList<>());
                room = config.statementBytes() - (long) filed.entry().bytes();
            }
            parts.getLast().add(filed);
        }
        return parts;
    }

    private Future<Void> append(List<Filed> part, long retryMillis) {
        long start = System.nanoTime();
        return journal.append(part.stream().map(Filed::entry).toList())
                .onSuccess(done -> {
                    part.forEach(filed -> filed.received().accept());
                    metrics.written(part.stream().map(Filed::entry).toList(), System.nanoTime() - start);
                })
                .recover(failure -> {
                    if (DatabaseFailure.isContent(failure)) {
                        return isolate(part, failure);
                    }
                    return later(part, retryMillis, failure);
                });
    }

    /** One entry's content cannot be stored: halving the batch finds it. */
    private Future<Void> isolate(List<Filed> part, Throwable failure) {
        if (part.size() == 1) {
            poison(part.getFirst().received(), failure.getMessage());
            return Future.succeededFuture();
        }
        int half = part.size() / 2;
        return append(part.subList(0, half), FIRST_RETRY_MILLIS)
                .compose(done -> append(part.subList(half, part.size()), FIRST_RETRY_MILLIS));
    }

    private Future<Void> later(List<Filed> part, long retryMillis, Throwable failure) {
        if (stopping) {
            part.forEach(filed -> filed.received().release());
            return Future.succeededFuture();
        }
        metrics.retried();
        LOG.warnf("%s: a batch of %d is tried again in %d ms: %s", source.address(), part.size(), retryMillis, failure);
        return after(retryMillis).compose(waited -> append(part, Math.min(2 * retryMillis, config.maxRetryDelay().toMillis())));
    }

    private Future<Void> after(long millis) {
        return Future.future(promise -> vertx.setTimer(millis, timer -> promise.complete()));
    }

    private void poison(Received received, String reason) {
        metrics.deadLettered();
        LOG.warnf("%s: dead-lettered %s: %s", source.address(), received.message().getCorrelationId(), reason);
        deadLetters.move(received, source.address(), reason);
    }
}
