package dip.status;

import dip.messaging.Addresses;
import dip.messaging.AmqpConsumer;
import dip.messaging.AmqpPublisher;
import dip.messaging.BrokerSettings;
import dip.messaging.DeadLetter;
import dip.messaging.JournalEntry;
import dip.messaging.Received;
import dip.messaging.UnreadableMessage;
import dip.messaging.Verdict;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.proton.message.Message;

/** The services around this one: publishes what this one reads, reads the journal and the dead letters. */
public final class Wire implements AutoCloseable {

    private static final long LIMIT_SECONDS = 60;

    private final BlockingQueue<JournalEntry.Call> calls = new LinkedBlockingQueue<>();
    private final BlockingQueue<DeadLetter> deadLetters = new LinkedBlockingQueue<>();
    private final AmqpPublisher publisher;
    private final AmqpConsumer journal;
    private final AmqpConsumer dead;

    public Wire(Vertx vertx, BrokerSettings broker) {
        publisher = AmqpPublisher.start(vertx, broker, "test");
        journal = AmqpConsumer.start(vertx, broker, "test", Addresses.JOURNAL, null, 1000, this::keepCall);
        dead = AmqpConsumer.start(vertx, broker, "test", Addresses.DEAD_LETTER, null, 1000, this::keepDeadLetter);
    }

    public void send(Verdict verdict) throws Exception {
        send(verdict.toMessage());
    }

    public void send(Message message) throws Exception {
        send(Addresses.VERDICTS, message);
    }

    public void send(String address, Message message) throws Exception {
        while (!publisher.isReady()) {
            Thread.onSpinWait();
        }
        publisher.send(address, message).toCompletionStage().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** The next call about the item that the journal is told of; by then its outcome is in the outbox. */
    public JournalEntry.Call call(String itemId) throws InterruptedException {
        while (true) {
            JournalEntry.Call call = next(calls);
            if (call.itemIds().contains(itemId)) {
                return call;
            }
        }
    }

    public DeadLetter deadLetter() throws InterruptedException {
        return next(deadLetters);
    }

    @Override
    public void close() {
        await(journal.close());
        await(dead.close());
        await(publisher.close());
    }

    /** What a consumer still takes is lost for the next test. */
    public static void await(Future<Void> closing) {
        closing.toCompletionStage().toCompletableFuture().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came within " + LIMIT_SECONDS + " s");
        }
        return next;
    }

    private void keepCall(Received received) {
        try {
            calls.add((JournalEntry.Call) JournalEntry.of(received.message()));
            received.accept();
        } catch (UnreadableMessage e) {
            throw new AssertionError(e);
        }
    }

    private void keepDeadLetter(Received received) {
        try {
            deadLetters.add(DeadLetter.of(received.message()));
            received.accept();
        } catch (UnreadableMessage e) {
            throw new AssertionError(e);
        }
    }
}
