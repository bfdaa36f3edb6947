package dip.status.outbox;

import dip.model.response.StandardResponse;
import java.util.Locale;

/**
 * A status message to be sent.
 *
 * @param participant our DIP ID
 * @param messageKey transaction ID of the message that it answers; its item ID where it has none
 * @param judgedAt epoch milliseconds
 */
public record NewStatus(String participant, String messageKey, Kind kind, String itemId, String correlationId,
        long judgedAt, StandardResponse.Item item) {

    /** Of each there is at most one a message. */
    public enum Kind {
        POSITIVE, NEGATIVE;

        String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
