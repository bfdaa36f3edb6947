package dip.messaging;

import dip.model.validation.Finding;
import java.util.List;

/**
 * What validation says of one item: published once to {@code dip.verdicts}, read by status and audit. The same item
 * always gets the same verdict again.
 *
 * @param itemId the {@link InboundItem#itemId()} judged
 * @param eventCode with its brackets; null where unreadable, as with the next six
 * @param correlationId the suite's own
 * @param outcome what became of it
 * @param findings of any severity; empty where clean
 * @param duplicateOf itemId of the first one, for the duplicate outcomes and flags; else null
 * @param receivedAt epoch milliseconds, as the next one
 */
public record Verdict(String itemId, String recipientDipId, String channel, String interfaceId, String eventCode,
        String transactionId, String senderUniqueReference, String senderDipId, String senderCorrelationId,
        String initialCorrelationId, String connectionProviderId, String mpan, String correlationId, Outcome outcome,
        List<Finding> findings, String duplicateOf, long receivedAt, long validatedAt) {

    public enum Outcome {
        /** Good; handed to the business systems. */
        ACCEPTED,
        /** Bad; findings say why. */
        REJECTED,
        /** The same transaction again: swallowed, no second effect, no second status. */
        REPEATED,
        /** The same business content under a new reference, held back by policy. Answered as success. */
        SUPPRESSED
    }

    /** JSON, UTF-8. */
    public byte[] toJson() {
        throw new UnsupportedOperationException();
    }

    /** @throws dip.model.json.MalformedJson where the bytes are no verdict */
    public static Verdict parse(byte[] json) throws dip.model.json.MalformedJson {
        throw new UnsupportedOperationException();
    }
}
