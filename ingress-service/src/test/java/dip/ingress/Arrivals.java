package dip.ingress;

import dip.embedded.EmbeddedBroker;
import dip.messaging.Addresses.Reader;
import dip.messaging.AmqpConsumer;
import dip.messaging.BrokerSettings;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.qpid.proton.message.Message;

/** What the broker got at one queue, by correlation ID. */
final class Arrivals implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AmqpConsumer consumer;
    private final BlockingQueue<Message> arrived = new LinkedBlockingQueue<>();
    private final List<Message> seen = new ArrayList<>();

    /** @param reader null for an address with one queue */
    Arrivals(Vertx vertx, EmbeddedBroker broker, String address, Reader reader) {
        consumer = AmqpConsumer.start(vertx, BrokerSettings.artemis(broker.host(), broker.port(), "dip", "dip"), "test",
                address, reader, 1000, received -> {
                    arrived.add(received.message());
                    received.accept();
                });
    }

    /** Waits for so many messages of one delivery; in the order of their arrival. */
    List<Message> of(String correlationId, int count) throws InterruptedException {
        return of(correlationId, count, message -> true);
    }

    List<Message> of(String correlationId, int count, Predicate<Message> which) throws InterruptedException {
        Predicate<Message> wanted = which.and(message -> correlationId.equals(message.getCorrelationId()));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<Message> found = with(wanted);
        while (found.size() < count) {
            Message next = arrived.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new AssertionError(found.size() + " of " + count + " messages came for " + correlationId);
            }
            seen.add(next);
            found = with(wanted);
        }
        return found;
    }

    private List<Message> with(Predicate<Message> wanted) {
        return seen.stream().filter(wanted).toList();
    }

    @Override
    public void close() {
        consumer.close().toCompletionStage().toCompletableFuture().join();
    }
}
