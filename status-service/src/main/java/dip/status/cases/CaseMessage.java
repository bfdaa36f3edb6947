package dip.status.cases;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A message of a case.
 *
 * @param id order of joining
 * @param submission it is {@code /sent/{submission}}, while that is kept; the next five are null when it no longer is
 * @param message the words of who says no, where it was a status
 * @param resolvedAt since when the last word is another one, or the message was sent anew; null while it fails
 * @param resendAt when it is sent anew by rule; null where it is not, or has been
 * @param fix what is mended before: an object, JSON by pointer; null where nothing is
 * @param unmended why it was not sent anew though somebody wanted it, a fix does not mend it or egress refuses it: pointer and
 *     sentence; null where nothing was tried in vain
 * @param resend null where it was not sent anew
 */
@RegisterForReflection
public record CaseMessage(long id, UUID submission, String reference, String transactionId, String mpan, String message,
        String help, Instant joinedAt, Instant resolvedAt, Instant resendAt, @JsonRawValue String fix, String unmended, Resend resend) {

    /**
     * It was handed to egress anew.
     *
     * @param key egress' Idempotency-Key
     * @param by who wanted it; {@code rule} where a rule did
     * @param fix with which it was mended; null where it was not
     * @param submission that came of it; null until the DIP has answered
     * @param held the submission that egress holds as a duplicate in place of sending it; null where it does not, or once the DIP has answered
     */
    @RegisterForReflection
    public record Resend(String key, String by, Instant at, @JsonRawValue String fix, UUID submission, UUID held) {
    }
}
