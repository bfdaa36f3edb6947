package dip.egress;

import dip.messaging.Addresses;
import dip.messaging.Addresses.Reader;
import dip.messaging.AmqpConsumer;
import dip.messaging.AmqpPublisher;
import dip.messaging.BrokerSettings;
import dip.messaging.DeadLetter;
import dip.messaging.JournalEntry;
import dip.messaging.Received;
import dip.messaging.SentMessage;
import dip.messaging.SubmitMessage;
import dip.messaging.SubmittedMessage;
import dip.messaging.UnreadableMessage;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.qpid.proton.message.Message;

/**
 * What is around this service: a business system that hands over by AMQP, status, which is told what was sent, audit, which
 * reads the journal, and whoever looks at dead letters.
 */
public final class Wire implements AutoCloseable {

    private static final long LIMIT_SECONDS = 60;

    private final BlockingQueue<SentMessage> sent = new LinkedBlockingQueue<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final BlockingQueue<JournalEntry.Call> calls = new LinkedBlockingQueue<>();
    private final BlockingQueue<SubmittedMessage> answers = new LinkedBlockingQueue<>();
    private final BlockingQueue<SubmittedMessage> answersToStatus = new LinkedBlockingQueue<>();
    private final BlockingQueue<DeadLetter> deadLetters = new LinkedBlockingQueue<>();
    private final AmqpPublisher publisher;
    private final List<AmqpConsumer> consumers;

    private interface Form<T> {
        T of(Message message) throws UnreadableMessage;
    }

    public Wire(Vertx vertx, BrokerSettings broker) {
        publisher = AmqpPublisher.start(vertx, broker, "test");
        consumers = List.of(
                AmqpConsumer.start(vertx, broker, "test", Addresses.SUBMITTED, null, 1000, it -> keep(it, SubmittedMessage::of, answers)),
                AmqpConsumer.start(vertx, broker, "test", Addresses.RESUBMITTED, null, 1000,
                        it -> keep(it, SubmittedMessage::of, answersToStatus)),
                AmqpConsumer.start(vertx, broker, "test", Addresses.DEAD_LETTER, null, 1000, it -> keep(it, DeadLetter::of, deadLetters)),
                AmqpConsumer.start(vertx, broker, "test", Addresses.SENT, Reader.STATUS, 1000, it -> keep(it, this::sent, sent)),
                AmqpConsumer.start(vertx, broker, "test", Addresses.JOURNAL, null, 1000,
                        it -> keep(it, message -> (JournalEntry.Call) JournalEntry.of(message), calls)));
    }

    /** Done when the broker has it. */
    public void submit(Message message) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!publisher.isReady()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("no broker within " + LIMIT_SECONDS + " s");
            }
            Thread.onSpinWait();
        }
        publisher.send(Addresses.SUBMIT, message).toCompletionStage().toCompletableFuture().join();
    }

    public void submit(String messageId, String correlationId, String body) {
        submit(new SubmitMessage(messageId, correlationId, body.getBytes(StandardCharsets.UTF_8)).toMessage());
    }

    /** The next answer to a submission. */
    public SubmittedMessage answer(String messageId) throws InterruptedException {
        return answer(messageId, answers);
    }

    /** The next answer to a submission that asks for it at status' address. */
    public SubmittedMessage answerToStatus(String messageId) throws InterruptedException {
        return answer(messageId, answersToStatus);
    }

    private static SubmittedMessage answer(String messageId, BlockingQueue<SubmittedMessage> answers) throws InterruptedException {
        SubmittedMessage next = next(answers);
        while (!next.id().equals(messageId)) {
            next = next(answers);
        }
        return next;
    }

    /** The next that comes. */
    public DeadLetter deadLetter() throws InterruptedException {
        return next(deadLetters);
    }

    public List<DeadLetter> deadLettersSoFar() {
        return List.copyOf(deadLetters);
    }

    /** The next that is told of the submission. */
    public SentMessage sent(JsonObject submission) throws InterruptedException {
        SentMessage next = next(sent);
        while (!next.submission().toString().equals(submission.getString("id"))) {
            next = next(sent);
        }
        return next;
    }

    /** The next that the journal is told of and that was about the submission. */
    public JournalEntry.Call call(JsonObject submission) throws InterruptedException {
        JournalEntry.Call next = next(calls);
        while (!next.itemIds().contains(submission.getString("id"))) {
            next = next(calls);
        }
        return next;
    }

    /** Of these submissions, those that were told of so far: each as often as it was. */
    public List<String> told(List<JsonObject> submissions) {
        Set<String> ids = submissions.stream().map(submission -> submission.getString("id")).collect(Collectors.toSet());
        return told.stream().filter(ids::contains).toList();
    }

    @Override
    public void close() {
        consumers.forEach(consumer -> consumer.close().toCompletionStage().toCompletableFuture().join());
        publisher.close().toCompletionStage().toCompletableFuture().join();
    }

    private SentMessage sent(Message message) throws UnreadableMessage {
        SentMessage read = SentMessage.of(message);
        told.add(read.submission().toString());
        return read;
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came within " + LIMIT_SECONDS + " s");
        }
        return next;
    }

    private static <T> void keep(Received received, Form<T> form, BlockingQueue<T> queue) {
        try {
            queue.add(form.of(received.message()));
            received.accept();
        } catch (UnreadableMessage e) {
            throw new IllegalStateException(e);
        }
    }
}
