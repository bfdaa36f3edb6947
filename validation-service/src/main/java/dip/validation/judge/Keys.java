package dip.validation.judge;

import dip.model.DipMessage;
import dip.model.MessageFacts;
import dip.model.identity.BusinessContent;
import dip.model.identity.CanonicalDigest;
import java.util.UUID;

/**
 * The three identities by which a message can be a duplicate (dip-spec section 7), each as 128 bits of a SHA-256; null
 * where the message lacks what it is made of.
 *
 * @param transaction recipient and D0's transaction ID
 * @param reference recipient, sender and sender unique reference
 * @param content recipient, sender, and the {@link BusinessContent}
 */
public record Keys(UUID transaction, UUID reference, UUID content) {

    /** Of a message that cannot be read. */
    public static final Keys NONE = new Keys(null, null, null);

    static Keys of(String recipientDipId, DipMessage message, MessageFacts facts) {
        CanonicalDigest digest = new CanonicalDigest();
        return new Keys(transaction(digest, recipientDipId, facts), reference(digest, recipientDipId, facts),
                BusinessContent.key(digest, recipientDipId, message, facts));
    }

    private static UUID transaction(CanonicalDigest digest, String recipientDipId, MessageFacts facts) {
        return facts.transactionId() == null ? null
                : digest.add("transaction").add(recipientDipId).add(facts.transactionId()).toKey();
    }

    private static UUID reference(CanonicalDigest digest, String recipientDipId, MessageFacts facts) {
        return facts.senderUniqueReference() == null || facts.senderDipId() == null ? null
                : digest.add("reference").add(recipientDipId).add(facts.senderDipId()).add(facts.senderUniqueReference()).toKey();
    }
}
