package dip.model.identity;

import dip.model.DipMessage;
import dip.model.MessageFacts;
import dip.model.json.JsonDocument;
import java.util.List;
import java.util.UUID;

/**
 * What a message says of the business: interface, event, the custom block, and of the common block the metering point, the
 * answer given and the original's sender; not how, when and under which reference it travels (A0, D0, the rest of S1).
 */
public final class BusinessContent {

    private static final List<String> BLOCKS = List.of("M0", "M1", "R0", "R1", "S2");

    private BusinessContent() {
    }

    /**
     * @param recipient to whom; may be null
     * @return 128 bits of a SHA-256; null where there is no custom block
     */
    public static UUID key(CanonicalDigest digest, String recipient, DipMessage message, MessageFacts facts) {
        JsonDocument json = message.document();
        int payload = json.member(message.node(), "payload");
        int custom = json.member(payload, "CustomBlock");
        if (custom == JsonDocument.MISSING) {
            return null;
        }
        digest.add("content").add(recipient).add(facts.senderDipId()).add(facts.interfaceId()).add(facts.eventCode());
        int common = json.member(payload, "CommonBlock");
        for (String block : BLOCKS) {
            digest.add(json, json.member(common, block));
        }
        return digest.add(json, custom).toKey();
    }
}
