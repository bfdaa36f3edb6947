package dip.quickstart.sending;

import java.time.Instant;

/**
 * What egress-service says that became of a message.
 *
 * @param reference sender unique reference
 * @param state {@code waiting}, {@code held}, {@code accepted}, {@code failed} or {@code withdrawn}
 * @param code of the DIP's last answer; null where it carried none
 * @param detail of what went wrong; null where nothing did
 * @param transactionId the DIP's; null where it did not say
 * @param settledAt null while it waits
 */
public record Submission(String id, String channel, String reference, String state, int attempts, String code, String detail,
        String transactionId, Instant submittedAt, Instant settledAt) {

    /** Whether nothing more happens to it by itself. */
    public boolean isSettled() {
        return !state.equals("waiting");
    }
}
