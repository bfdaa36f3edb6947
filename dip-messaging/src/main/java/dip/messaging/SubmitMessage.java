package dip.messaging;

import org.apache.qpid.proton.message.Message;

/**
 * What a business system hands over for the DIP, on {@code dip.submit}.
 *
 * @param id the message-id: the same one with the same body is the same submission
 * @param correlationId the business system's own; the id where it gives none
 * @param body JSON: one message, or an array of them
 */
public record SubmitMessage(String id, String correlationId, byte[] body) {

    public Message toMessage() {
        return new MessageWriter(id, correlationId, 1).json(body);
    }

    /** The body may be text as well. @throws UnreadableMessage where it is no submission, whatever its body says */
    public static SubmitMessage of(Message message) throws UnreadableMessage {
        MessageReader in = new MessageReader(message);
        String id = in.messageId();
        Object correlation = message.getCorrelationId();
        return new SubmitMessage(id, correlation == null ? id : correlation.toString(), in.bodyOrText());
    }
}
