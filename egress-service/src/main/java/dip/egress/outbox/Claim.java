package dip.egress.outbox;

/**
 * A message that this copy may send until its lease ends.
 *
 * @param attempt which one this is, from 1: whoever claims the row next gets the next number
 * @param inDoubt whether the DIP may have it already
 * @param message JSON, the same bytes at each attempt
 */
public record Claim(long id, int attempt, String channel, String reference, boolean inDoubt, byte[] message) {
}
