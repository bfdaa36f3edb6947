package dip.egress.submission;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * What became of a message handed over.
 *
 * @param participant our DIP ID
 * @param channel interface ID
 * @param reference sender unique reference, the same at each attempt
 * @param state {@code waiting}, {@code held} as a duplicate, {@code accepted} by the DIP, {@code failed} for good, {@code withdrawn}
 * @param inDoubt whether the DIP may have it already: an attempt ended without an answer
 * @param held whether an operator has stopped the sending
 * @param httpStatus of the last answer; null where there was none
 * @param code of the last answer, for instance {@code MSG1001}; null likewise
 * @param detail of what went wrong or keeps it back, for people; null where nothing does
 * @param transactionId the DIP's; null where it did not say
 * @param duplicateOf submission that said the same before; null where none did
 */
@RegisterForReflection
public record Submission(UUID id, String participant, String channel, String reference, String mpan, String state, int attempts,
        boolean inDoubt, boolean held, Integer httpStatus, String code, String detail, String transactionId,
        Instant submittedAt, Instant settledAt, UUID duplicateOf) {

    boolean isWaiting() {
        return state.equals("waiting");
    }

    /** @param fault what keeps all of the participant's messages back */
    Submission keptBy(String fault) {
        return new Submission(id, participant, channel, reference, mpan, state, attempts, inDoubt, held, httpStatus, code, fault,
                transactionId, submittedAt, settledAt, duplicateOf);
    }
}
