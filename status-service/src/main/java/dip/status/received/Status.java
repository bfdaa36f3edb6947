package dip.status.received;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A status that was received.
 *
 * @param id order of arrival here
 * @param itemId in the journal
 * @param participant our DIP ID that it is for
 * @param saidBy DIP ID that answers; {@code DIP} for the DIP itself
 * @param saidAt as it says; when received where it does not
 * @param code null where its message starts with none
 * @param outcome {@code delivered}, {@code answered}, {@code unclear}, {@code rejected} or {@code failed}
 * @param submission what it is about; null where that is not known
 * @param matchedBy {@code reference}, {@code transaction} or {@code correlation}; null likewise
 */
@RegisterForReflection
public record Status(long id, String itemId, String participant, String transactionId, String reference, String correlationId,
        String saidBy, Instant saidAt, String code, String outcome, String message, String help, Instant receivedAt,
        UUID submission, String matchedBy) {
}
