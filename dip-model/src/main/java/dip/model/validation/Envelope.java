package dip.model.validation;

import dip.model.DipMessage;
import dip.model.catalogue.InterfaceInfo;
import dip.model.json.JsonDocument;
import dip.model.json.JsonType;

/**
 * A message's blocks, found once for all rules; a block that is not there is {@link JsonDocument#MISSING}
 * (dip-spec section 1.1).
 *
 * @param info null where the message names no interface that the catalogue knows
 */
record Envelope(JsonDocument json, int payload, int common, int s0, int s1, int a0, int d0, int custom,
        InterfaceInfo info, ValidationContext context) {

    static Envelope of(DipMessage message, InterfaceInfo info, ValidationContext context) {
        JsonDocument json = message.document();
        int payload = json.member(message.node(), "payload");
        int common = json.member(payload, "CommonBlock");
        return new Envelope(json, payload, common, json.member(common, "S0"), json.member(common, "S1"),
                json.member(common, "A0"), json.member(common, "D0"), json.member(payload, "CustomBlock"), info, context);
    }

    /** A block of the common block beside those held here, for instance {@code M0}. */
    int block(String name) {
        return json.member(common, name);
    }

    /** Decoded text of a field; null where it is missing or no string. */
    String text(int block, String field) {
        return json.stringOrNull(json.member(block, field));
    }

    /** The event code with its brackets; null where there is none. */
    String event() {
        return text(s0, "eventCode");
    }

    boolean isInterface(String id) {
        return info != null && info.id().equals(id);
    }

    /** Whether the DIP has delivered the message, so that the DIP's own block has to be there. */
    boolean isDelivered() {
        return context.channel() != null;
    }

    boolean isString(int node) {
        return node != JsonDocument.MISSING && json.type(node) == JsonType.STRING;
    }
}
