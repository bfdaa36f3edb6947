package dip.model;

import dip.model.json.JsonDocument;
import dip.model.json.JsonType;

/**
 * What routing, search and answers need to know of a message, as it stands on the wire; null where a field is missing
 * or no string. Reading facts never fails: judging them is validation's job. (dip-spec section 1.2)
 *
 * @param eventCode with its square brackets
 * @param mpan MPAN core from M0, or the principal MPAN from M1
 * @param replayIndicator D0's; false where absent
 */
public record MessageFacts(
        String interfaceId, String schemaVersion, String eventCode,
        String environmentTag, String senderUniqueReference, String senderTimestamp,
        String senderDipId, String senderRoleId, String senderCorrelationId, String connectionProviderId,
        String transactionId, String transactionTimestamp, String publicationId, String initialCorrelationId,
        boolean replayIndicator, String mpan) {

    static MessageFacts of(DipMessage message) {
        JsonDocument json = message.document();
        int common = json.member(json.member(message.node(), "payload"), "CommonBlock");
        int s0 = json.member(common, "S0");
        int s1 = json.member(common, "S1");
        int d0 = json.member(common, "D0");
        int replay = json.member(d0, "replayIndicator");
        String mpan = json.stringOrNull(json.member(json.member(common, "M0"), "MPANCore"));
        if (mpan == null) {
            mpan = json.stringOrNull(json.member(json.member(common, "M1"), "principalMPAN"));
        }
        return new MessageFacts(
                text(json, s0, "interfaceID"), text(json, s0, "schemaVersion"), text(json, s0, "eventCode"),
                text(json, s1, "environmentTag"), text(json, s1, "senderUniqueReference"), text(json, s1, "senderTimestamp"),
                text(json, s1, "senderDIPID"), text(json, s1, "senderRoleID"), text(json, s1, "senderCorrelationID"),
                text(json, s1, "DIPConnectionProviderID"),
                text(json, d0, "transactionID"), text(json, d0, "transactionTimestamp"), text(json, d0, "publicationID"),
                text(json, d0, "initialCorrelationID"),
                replay != JsonDocument.MISSING && json.type(replay) == JsonType.TRUE, mpan);
    }

    private static String text(JsonDocument json, int block, String name) {
        return json.stringOrNull(json.member(block, name));
    }
}
