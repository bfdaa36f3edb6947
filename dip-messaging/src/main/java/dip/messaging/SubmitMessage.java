package dip.messaging;

import org.apache.qpid.proton.message.Message;

/**
 * What a business system hands over for the DIP, on {@code dip.submit}.
 *
 * @param id the message-id: the same one with the same body is the same submission
 * @param correlationId the business system's own; the id where it gives none
 * @param replyTo the address of the suite at which its sender wants the answer, as it says; null where it says nothing
 * @param body JSON: one message, or an array of them
 */
public record SubmitMessage(String id, String correlationId, String replyTo, byte[] body) {

    /** To be answered on {@code dip.submitted}. */
    public SubmitMessage(String id, String correlationId, byte[] body) {
        this(id, correlationId, null, body);
    }

    /**
     * Where it is answered: one of the two addresses that are there for answers. What else {@link #replyTo} names is not
     * heeded: it could be any address of the suite, written with egress' rights.
     */
    public String answerAt() {
        return Addresses.RESUBMITTED.equals(replyTo) ? Addresses.RESUBMITTED : Addresses.SUBMITTED;
    }

    public Message toMessage() {
        Message message = new MessageWriter(id, correlationId, 1).json(body);
        message.setReplyTo(replyTo);
        return message;
    }

    /** The body may be text as well. @throws UnreadableMessage where it is no submission, whatever its body says */
    public static SubmitMessage of(Message message) throws UnreadableMessage {
        MessageReader in = new MessageReader(message);
        String id = in.messageId();
        Object correlation = message.getCorrelationId();
        return new SubmitMessage(id, correlation == null ? id : correlation.toString(), message.getReplyTo(), in.bodyOrText());
    }
}
