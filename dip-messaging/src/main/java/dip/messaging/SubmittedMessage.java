package dip.messaging;

import org.apache.qpid.proton.message.Message;

/**
 * What a {@link SubmitMessage} is answered, on {@code dip.submitted} or, messages of a case sent anew, on
 * {@code dip.resubmitted}. At least once: a submission that is delivered again
 * is answered again.
 *
 * @param id the submission's message-id
 * @param correlationId the submission's
 * @param outcome whether all of its messages were taken, or none
 * @param status what the same is answered over HTTP
 * @param body JSON, as over HTTP: references and findings
 */
public record SubmittedMessage(String id, String correlationId, Outcome outcome, int status, byte[] body) {

    public enum Outcome {
        TAKEN, REFUSED
    }

    public Message toMessage() {
        return new MessageWriter(id, correlationId, 2).with("dip-outcome", outcome.name()).with("dip-answer", status).json(body);
    }

    /** @throws UnreadableMessage where it is no such answer */
    public static SubmittedMessage of(Message message) throws UnreadableMessage {
        MessageReader in = new MessageReader(message);
        return new SubmittedMessage(in.messageId(), in.correlationId(), in.oneOf(Outcome.class, "dip-outcome"), in.integer("dip-answer"),
                in.body());
    }
}
