package dip.messaging;

import dip.messaging.Addresses.Reader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;

/**
 * Reads one queue in batches: what has arrived goes to the handler as a list as soon as a worker is free, so that a
 * batch is as large as the load makes it, and a message alone does not wait for company. Only where one batch follows
 * another closely does it wait a little, to be worth its transaction.
 */
public final class BatchConsumer {

    private static final Logger LOG = System.getLogger(BatchConsumer.class.getName());

    /**
     * @param inFlight messages unsettled at most; enough for {@code concurrency} batches at work and the next arriving
     * @param maxBatch messages in a batch at most
     * @param concurrency batches at work at most
     * @param gather least time from one batch to the next, unless that is full
     */
    public record Bounds(int inFlight, int maxBatch, int concurrency, Duration gather) {
    }

    private final Vertx vertx;
    private final String name;
    private final Bounds bounds;
    private final Function<List<Received>, Future<Void>> handler;
    private final Queue<Received> waiting = new ArrayDeque<>();
    private final AmqpConsumer consumer;
    private int atWork;
    private boolean scheduled;
    private boolean gathering;
    private long lastBatch;

    private BatchConsumer(Vertx vertx, BrokerSettings settings, String name, String address, Reader reader,
            Bounds bounds, Function<List<Received>, Future<Void>> handler) {
        this.consumer = AmqpConsumer.prepared(vertx, settings, name, address, reader, bounds.inFlight(), this::arrived);
        this.vertx = vertx;
        this.name = name;
        this.bounds = bounds;
        this.lastBatch = System.nanoTime() - bounds.gather().toNanos();
        this.handler = handler;
    }

    /**
     * Returns at once; see {@link AmqpConsumer#start}.
     *
     * @param handler called on the consumer's event loop, which it must not block; settles each message itself. Where
     *     its future fails, or it throws, that is logged and what it left unsettled is released after a second, so that
     *     an outage behind it neither loses messages nor makes them loop
     */
    public static BatchConsumer start(Vertx vertx, BrokerSettings settings, String name, String address, Reader reader,
            Bounds bounds, Function<List<Received>, Future<Void>> handler) {
        BatchConsumer batches = new BatchConsumer(vertx, settings, name, address, reader, bounds, handler);
        batches.consumer.begin();
        return batches;
    }

    public boolean isConnected() {
        return consumer.isConnected();
    }

    /** See {@link AmqpConsumer#close}; messages in no batch yet are released. */
    public Future<Void> close() {
        consumer.context().runOnContext(ignored -> {
            waiting.forEach(Received::release);
            waiting.clear();
        });
        return consumer.close();
    }

    private void arrived(Received received) {
        waiting.add(received);
        if (!scheduled) {
            scheduled = true;
            consumer.context().runOnContext(ignored -> {
                scheduled = false;
                handOver();
            });
        }
    }

    private void handOver() {
        while (atWork < bounds.concurrency() && !waiting.isEmpty() && !gathers()) {
            lastBatch = System.nanoTime();
            List<Received> batch = new ArrayList<>(Math.min(waiting.size(), bounds.maxBatch()));
            while (batch.size() < bounds.maxBatch() && !waiting.isEmpty()) {
                batch.add(waiting.poll());
            }
            atWork++;
            work(batch).onComplete(done -> consumer.context().runOnContext(ignored -> {
                atWork--;
                if (done.failed()) {
                    LOG.log(Level.ERROR, name + ": a batch of " + batch.size() + " failed", done.cause());
                    batch.forEach(Received::releaseLater);
                }
                handOver();
            }));
        }
    }

    /** Whether what waits is too little so soon after the last batch; comes back when the time is over. */
    private boolean gathers() {
        long millis = (lastBatch + bounds.gather().toNanos() - System.nanoTime() + 999_999) / 1_000_000;
        if (millis <= 0 || waiting.size() >= bounds.maxBatch()) {
            return false;
        }
        if (!gathering) {
            gathering = true;
            vertx.setTimer(millis, timer -> consumer.context().runOnContext(ignored -> {
                gathering = false;
                handOver();
            }));
        }
        return true;
    }

    private Future<Void> work(List<Received> batch) {
        try {
            return handler.apply(List.copyOf(batch));
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }
}
