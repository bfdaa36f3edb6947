package dip.validation.lane;

import dip.messaging.Addresses;
import dip.messaging.Addresses.Reader;
import dip.messaging.AmqpConsumer;
import dip.messaging.AmqpPublisher;
import dip.messaging.BrokerSettings;
import dip.messaging.DeadLetter;
import dip.messaging.InboundItem;
import dip.messaging.Received;
import dip.messaging.UnreadableMessage;
import dip.messaging.ValidatedMessage;
import dip.messaging.Verdict;
import dip.model.catalogue.Lane;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.proton.message.Message;

/** The services on both sides: sends items, and reads what comes out, by itemId. */
final class Wire implements AutoCloseable {

    private static final long LIMIT_SECONDS = 60;

    /** Takes a message apart. */
    private interface Form<T> {
        T of(Message message) throws UnreadableMessage;
    }

    private final Map<String, BlockingQueue<Verdict>> verdicts = new ConcurrentHashMap<>();
    private final Map<String, BlockingQueue<ValidatedMessage>> validated = new ConcurrentHashMap<>();
    private final Map<String, BlockingQueue<DeadLetter>> deadLetters = new ConcurrentHashMap<>();
    private final AmqpPublisher publisher;
    private final AmqpConsumer[] consumers;

    Wire(Vertx vertx, BrokerSettings broker) {
        publisher = AmqpPublisher.start(vertx, broker, "test");
        consumers = new AmqpConsumer[] {
            AmqpConsumer.start(vertx, broker, "test", Addresses.VERDICTS, Reader.STATUS, 1000,
                    received -> keep(received, verdicts, Verdict::of)),
            AmqpConsumer.start(vertx, broker, "test", Addresses.validated("IF-043"), null, 1000,
                    received -> keep(received, validated, ValidatedMessage::of)),
            AmqpConsumer.start(vertx, broker, "test", Addresses.DEAD_LETTER, null, 1000,
                    received -> keep(received, deadLetters, DeadLetter::of))};
    }

    void send(InboundItem item) throws Exception {
        send(item.toMessage());
    }

    void send(Message message) throws Exception {
        while (!publisher.isReady()) {
            Thread.onSpinWait();
        }
        publisher.send(Addresses.inbound(Lane.REGISTRATION), message).toCompletionStage().toCompletableFuture()
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    Verdict verdict(String itemId) throws InterruptedException {
        return next(verdicts, itemId);
    }

    ValidatedMessage validated(String itemId) throws InterruptedException {
        return next(validated, itemId);
    }

    DeadLetter deadLetter(String messageId) throws InterruptedException {
        return next(deadLetters, messageId);
    }

    /** Of the item, so far and not yet taken. */
    int validatedSoFar(String itemId) {
        return validated.containsKey(itemId) ? validated.get(itemId).size() : 0;
    }

    @Override
    public void close() {
        for (AmqpConsumer consumer : consumers) {
            await(consumer.close());
        }
        await(publisher.close());
    }

    /** What a consumer still takes is lost for the next test. */
    private static void await(Future<Void> closing) {
        closing.toCompletionStage().toCompletableFuture().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    private static <T> T next(Map<String, BlockingQueue<T>> kept, String id) throws InterruptedException {
        T next = queue(kept, id).poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came for " + id + " within " + LIMIT_SECONDS + " s");
        }
        return next;
    }

    private static <T> void keep(Received received, Map<String, BlockingQueue<T>> kept, Form<T> form) {
        try {
            queue(kept, received.message().getMessageId().toString()).add(form.of(received.message()));
            received.accept();
        } catch (UnreadableMessage e) {
            throw new AssertionError(e);
        }
    }

    private static <T> BlockingQueue<T> queue(Map<String, BlockingQueue<T>> kept, String id) {
        return kept.computeIfAbsent(id, unseen -> new LinkedBlockingQueue<>());
    }
}
