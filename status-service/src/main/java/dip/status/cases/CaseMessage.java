package dip.status.cases;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A message of a case.
 *
 * @param id order of joining
 * @param submission it is {@code /sent/{submission}}, while that is kept; the next five are null when it no longer is
 * @param message the words of who says no, where it was a status
 * @param resolvedAt since when the last word is another one; null while it fails
 */
@RegisterForReflection
public record CaseMessage(long id, UUID submission, String reference, String transactionId, String mpan, String message,
        String help, Instant joinedAt, Instant resolvedAt) {
}
