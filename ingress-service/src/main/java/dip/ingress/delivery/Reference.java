package dip.ingress.delivery;

import dip.model.DipMessage;
import dip.model.MessageFacts;
import dip.model.json.JsonDocument;

/**
 * What an answer repeats of the item that it answers; null where the item does not have it.
 *
 * @param senderId DIP ID of the item's sender: the recipient of our answer
 */
record Reference(String transactionId, String senderUniqueReference, String correlationId, String senderId,
        String connectionProviderId) {

    static final Reference NONE = new Reference(null, null, null, null, null);

    static Reference ofMessage(MessageFacts facts) {
        return new Reference(facts.transactionId(), facts.senderUniqueReference(), facts.senderCorrelationId(),
                facts.senderDipId(), facts.connectionProviderId());
    }

    static Reference ofStatusMessage(DipMessage item) {
        return new Reference(text(item, "transactionID"), text(item, "senderUniqueReference"),
                text(item, "correlationID"), text(item, "senderID"), text(item, "DIPConnectionProviderID"));
    }

    private static String text(DipMessage item, String name) {
        JsonDocument json = item.document();
        return json.stringOrNull(json.member(item.node(), name));
    }
}
