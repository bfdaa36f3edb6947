package dip.audit.entry;

import dip.model.Delivery;
import dip.model.MessageFacts;
import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;

/**
 * What an item says of itself, for search; null where it does not say, or cannot be read. Shortened to what an index
 * takes, so that no content can stop the journal.
 *
 * @param eventCode with its square brackets
 */
public record Facts(String interfaceId, String eventCode, String senderDipId, String transactionId,
        String senderUniqueReference, String mpan) {

    private static final Facts NONE = new Facts(null, null, null, null, null, null);
    private static final int MAX_LENGTH = 250;

    public Facts {
        interfaceId = shortened(interfaceId);
        eventCode = shortened(eventCode);
        senderDipId = shortened(senderDipId);
        transactionId = shortened(transactionId);
        senderUniqueReference = shortened(senderUniqueReference);
        mpan = shortened(mpan);
    }

    /** Never fails: bytes that are no JSON have no facts. */
    public static Facts of(Kind kind, byte[] body) {
        try {
            return switch (kind) {
                case MESSAGE -> ofMessage(Delivery.single(body, JsonLimits.DEFAULT).facts());
                case STATUS -> ofStatus(JsonDocument.parse(body, 0, body.length, JsonLimits.DEFAULT));
            };
        } catch (MalformedJson unreadable) {
            return NONE;
        }
    }

    Facts withInterface(String id) {
        return new Facts(id, eventCode, senderDipId, transactionId, senderUniqueReference, mpan);
    }

    private static Facts ofMessage(MessageFacts facts) {
        return new Facts(facts.interfaceId(), facts.eventCode(), facts.senderDipId(), facts.transactionId(),
                facts.senderUniqueReference(), facts.mpan());
    }

    private static Facts ofStatus(JsonDocument json) {
        return new Facts(null, null, json.stringOrNull(json.member(json.root(), "senderID")),
                json.stringOrNull(json.member(json.root(), "transactionID")),
                json.stringOrNull(json.member(json.root(), "senderUniqueReference")), null);
    }

    private static String shortened(String text) {
        return text == null || text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    }
}
