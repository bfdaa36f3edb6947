package dip.egress.outbox;

import dip.egress.DuplicateGuard;
import java.util.UUID;

/**
 * A message to be sent, complete and checked.
 *
 * @param submission a UUID version 7
 * @param participant our DIP ID
 * @param channel interface ID
 * @param reference its sender unique reference
 * @param mpan null where the interface has none
 * @param json {@code {"payload": …}}
 * @param contentKey of what it says of the business; null where it says nothing
 */
public record NewMessage(UUID submission, String participant, String channel, String reference, String mpan, byte[] json,
        UUID contentKey, DuplicateGuard guard) {
}
