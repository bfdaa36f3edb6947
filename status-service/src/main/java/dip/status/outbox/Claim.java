package dip.status.outbox;

import dip.sending.call.Element;

/**
 * A status message that this copy may send until its lease ends.
 *
 * @param attempt which one this is, from 1: whoever claims the row next gets the next number
 * @param judgedAt epoch milliseconds
 * @param json one element of the array that the DIP takes, the same bytes at each attempt
 */
public record Claim(long id, int attempt, String itemId, String correlationId, long judgedAt, byte[] json)
        implements Element {
}
