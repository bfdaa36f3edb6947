package dip.status;

import dip.messaging.Addresses;
import dip.messaging.AmqpConsumer;
import dip.messaging.BrokerSettings;
import dip.messaging.Received;
import dip.messaging.SentMessage;
import dip.messaging.SubmitMessage;
import dip.messaging.SubmittedMessage;
import dip.messaging.UnreadableMessage;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Egress, as far as what is handed to it: keeps it all. */
public final class Submitted implements AutoCloseable {

    private final List<SubmitMessage> all = new CopyOnWriteArrayList<>();
    private final AmqpConsumer consumer;

    public Submitted(Vertx vertx, BrokerSettings broker) {
        consumer = AmqpConsumer.start(vertx, broker, "egress", Addresses.SUBMIT, null, 1000, this::keep);
    }

    /** Those that were once {@code sent}, in the order in which they came. */
    public List<SubmitMessage> of(SentMessage sent) {
        return all.stream().filter(message -> message.id().contains(sent.submission().toString())).toList();
    }

    /** What comes of it. */
    public static SentMessage sent(SubmitMessage handedOver, SentMessage before, SentMessage.Outcome outcome, String code) {
        UUID submission = UUID.randomUUID();
        return new SentMessage(submission, handedOver.correlationId(), before.participant(), before.channel(), before.eventCode(),
                "S-" + submission, "T-" + submission, before.senderCorrelationId(), before.mpan(), before.recipients(), outcome,
                outcome == SentMessage.Outcome.ACCEPTED ? 201 : 400, code, null, 1, Ours.now(), Ours.now(),
                handedOver.body());
    }

    /** Egress' answer to one that has an error and a warning. */
    public static SubmittedMessage refused(SubmitMessage handedOver, String pointer) {
        return refused(handedOver, 400, """
                {"detail": "Nothing was taken", "messages": [{"index": 0, "findings": [
                    {"pointer": "/payload", "rule": "odd", "severity": "WARNING", "advice": "Look at it."},
                    {"pointer": "%s", "rule": "enum", "severity": "ERROR", "advice": "One of MCA, USP."}]}]}""".formatted(pointer));
    }

    public static SubmittedMessage refused(SubmitMessage handedOver, int status, String json) {
        return answer(handedOver, SubmittedMessage.Outcome.REFUSED, status, json);
    }

    /** Egress' answer to one of which it makes this. */
    public static SubmittedMessage taken(SubmitMessage handedOver, UUID submission, String state) {
        return answer(handedOver, SubmittedMessage.Outcome.TAKEN, 202,
                "{\"submissions\": [{\"id\": \"%s\", \"state\": \"%s\", \"findings\": []}]}".formatted(submission, state));
    }

    private static SubmittedMessage answer(SubmitMessage to, SubmittedMessage.Outcome outcome, int status, String json) {
        return new SubmittedMessage(to.id(), to.correlationId(), outcome, status, json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        Wire.await(consumer.close());
    }

    private void keep(Received received) {
        try {
            all.add(SubmitMessage.of(received.message()));
            received.accept();
        } catch (UnreadableMessage e) {
            throw new AssertionError(e);
        }
    }
}
