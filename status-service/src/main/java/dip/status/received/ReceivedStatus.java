package dip.status.received;

import java.time.Instant;
import java.util.UUID;

/**
 * A status message as the DIP delivered it.
 *
 * @param digest of its bytes and of whose webhook it came to: the same again has the same
 * @param participant our DIP ID that sent what it is about
 * @param saidBy DIP ID that answers; {@value #DIP} for the DIP itself
 * @param saidAt as it says; when it was received where it does not say
 * @param message {@code CODE - Text}; null likewise
 * @param code null where the message starts with none
 */
record ReceivedStatus(UUID digest, String itemId, String participant, String transactionId, String reference,
        String correlationId, String saidBy, Instant saidAt, String message, String help, String code, Outcome outcome,
        Instant receivedAt) {

    boolean isFailure() {
        return Outcome.isFailure(code);
    }

    /** In place of a DIP ID. */
    static final String DIP = "DIP";
}
