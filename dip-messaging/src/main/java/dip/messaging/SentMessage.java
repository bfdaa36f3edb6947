package dip.messaging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.qpid.proton.message.Message;

/**
 * What the DIP's first answer made of a message of ours, on {@code dip.sent}: once it has taken it, or will not have it.
 * Told at least once; a message that failed and was released by hand is told again.
 *
 * @param submission its identity in the suite: a UUID version 7, of the time of handing over
 * @param correlationId the suite's own
 * @param participant our DIP ID that sent it
 * @param channel interface ID
 * @param eventCode with its brackets
 * @param reference sender unique reference
 * @param transactionId the DIP's; null where it gave none
 * @param senderCorrelationId null where the message answers nothing
 * @param mpan MPAN core; null where the interface has none
 * @param recipients DIP IDs that the message names; empty where it leaves them to the DIP
 * @param httpStatus of the DIP's answer
 * @param code of the DIP's answer; null where it carries none
 * @param detail a sentence for people; null where there is nothing to say
 * @param attempts calls that carried it
 * @param body as it was sent
 */
public record SentMessage(UUID submission, String correlationId, String participant, String channel, String eventCode,
        String reference, String transactionId, String senderCorrelationId, String mpan, List<String> recipients,
        Outcome outcome, int httpStatus, String code, String detail, int attempts, Instant submittedAt, Instant settledAt,
        byte[] body) {

    private static final String SEPARATOR = " ";

    public enum Outcome {
        /** L1: the DIP has it. */
        ACCEPTED,
        /** The DIP will not have it. */
        FAILED
    }

    public SentMessage {
        recipients = List.copyOf(recipients);
    }

    public Message toMessage() {
        return new MessageWriter(submission.toString(), correlationId, 20)
                .with("dip-participant", participant)
                .with("dip-channel", channel)
                .with("dip-event", eventCode)
                .with("dip-reference", reference)
                .with("dip-transaction", transactionId)
                .with("dip-sender-correlation", senderCorrelationId)
                .with("dip-mpan", mpan)
                .with("dip-recipients", recipients.isEmpty() ? null : String.join(SEPARATOR, recipients))
                .with("dip-outcome", outcome.name())
                .with("dip-answer", httpStatus)
                .with("dip-code", code)
                .with("dip-detail", detail)
                .with("dip-attempts", attempts)
                .with("dip-submitted", submittedAt.toEpochMilli())
                .with("dip-settled", settledAt.toEpochMilli())
                .json(body);
    }

    /** @throws UnreadableMessage where it is no sent message */
    public static SentMessage of(Message message) throws UnreadableMessage {
        MessageReader in = new MessageReader(message);
        String recipients = in.textOrNull("dip-recipients");
        return new SentMessage(in.id(), in.correlationId(), in.text("dip-participant"), in.text("dip-channel"),
                in.text("dip-event"), in.text("dip-reference"), in.textOrNull("dip-transaction"),
                in.textOrNull("dip-sender-correlation"), in.textOrNull("dip-mpan"),
                recipients == null ? List.of() : List.of(recipients.split(SEPARATOR)),
                in.oneOf(Outcome.class, "dip-outcome"), in.integer("dip-answer"), in.textOrNull("dip-code"),
                in.textOrNull("dip-detail"), in.integer("dip-attempts"), Instant.ofEpochMilli(in.number("dip-submitted")),
                Instant.ofEpochMilli(in.number("dip-settled")), in.body());
    }
}
