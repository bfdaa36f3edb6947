package dip.messaging;

import org.apache.qpid.proton.message.Message;

/**
 * A good message on its way to the business systems, on {@code dip.validated.<interface>}.
 *
 * @param itemId the {@link InboundItem#itemId()}
 * @param correlationId the suite's own
 * @param eventCode with its brackets
 * @param mpan MPAN core, and the message's group; null where the interface has none
 * @param warnings number of findings that let it pass
 * @param body the message's own bytes, unchanged
 */
public record ValidatedMessage(String itemId, String correlationId, String interfaceId, String eventCode,
        String recipientDipId, String transactionId, String senderUniqueReference, String mpan, int warnings, byte[] body) {

    public Message toMessage() {
        return new MessageWriter(itemId, correlationId, 10)
                .with("dip-interface", interfaceId)
                .with("dip-event", eventCode)
                .with("dip-recipient", recipientDipId)
                .with("dip-transaction", transactionId)
                .with("dip-reference", senderUniqueReference)
                .with("dip-mpan", mpan)
                .with("dip-findings", warnings)
                .group(mpan)
                .json(body);
    }

    /** @throws UnreadableMessage where it is no validated message */
    public static ValidatedMessage of(Message message) throws UnreadableMessage {
        MessageReader in = new MessageReader(message);
        return new ValidatedMessage(in.messageId(), in.correlationId(), in.text("dip-interface"), in.textOrNull("dip-event"),
                in.text("dip-recipient"), in.textOrNull("dip-transaction"), in.textOrNull("dip-reference"),
                in.textOrNull("dip-mpan"), in.integer("dip-findings"), in.body());
    }
}
