package dip.validation.judge;

import dip.model.DipMessage;
import dip.model.MessageFacts;
import dip.model.json.JsonDocument;
import java.util.List;
import java.util.UUID;

/**
 * The three identities by which a message can be a duplicate (dip-spec section 7), each as 128 bits of a SHA-256; null
 * where the message lacks what it is made of.
 *
 * @param transaction recipient and D0's transaction ID
 * @param reference recipient, sender and sender unique reference
 * @param content recipient, sender, interface, event, the custom block, and what the common block says of the business;
 *     not how, when and under which reference it travelled (A0, D0, the rest of S1)
 */
public record Keys(UUID transaction, UUID reference, UUID content) {

    /** Of a message that cannot be read. */
    public static final Keys NONE = new Keys(null, null, null);

    /** What the common block says of the business: the metering point, the answer given, the original's sender. */
    private static final List<String> BUSINESS_BLOCKS = List.of("M0", "M1", "R0", "R1", "S2");

    static Keys of(String recipientDipId, DipMessage message, MessageFacts facts) {
        CanonicalDigest digest = new CanonicalDigest();
        return new Keys(transaction(digest, recipientDipId, facts), reference(digest, recipientDipId, facts),
                content(digest, recipientDipId, message, facts));
    }

    private static UUID transaction(CanonicalDigest digest, String recipientDipId, MessageFacts facts) {
        return facts.transactionId() == null ? null
                : digest.add("transaction").add(recipientDipId).add(facts.transactionId()).toKey();
    }

    private static UUID reference(CanonicalDigest digest, String recipientDipId, MessageFacts facts) {
        return facts.senderUniqueReference() == null || facts.senderDipId() == null ? null
                : digest.add("reference").add(recipientDipId).add(facts.senderDipId()).add(facts.senderUniqueReference()).toKey();
    }

    private static UUID content(CanonicalDigest digest, String recipientDipId, DipMessage message, MessageFacts facts) {
        JsonDocument json = message.document();
        int payload = json.member(message.node(), "payload");
        int custom = json.member(payload, "CustomBlock");
        if (custom == JsonDocument.MISSING) {
            return null;
        }
        digest.add("content").add(recipientDipId).add(facts.senderDipId()).add(facts.interfaceId()).add(facts.eventCode());
        int common = json.member(payload, "CommonBlock");
        for (String block : BUSINESS_BLOCKS) {
            digest.add(json, json.member(common, block));
        }
        return digest.add(json, custom).toKey();
    }
}
