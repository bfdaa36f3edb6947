package dip.egress.outbox;

import java.util.UUID;

/**
 * A message to be sent, complete and checked.
 *
 * @param participant our DIP ID
 * @param channel interface ID
 * @param reference its sender unique reference
 * @param mpan null where the interface has none
 * @param json {@code {"payload": …}}
 */
public record NewMessage(UUID submission, String participant, String channel, String reference, String mpan, byte[] json) {
}
