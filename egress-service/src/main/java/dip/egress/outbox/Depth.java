package dip.egress.outbox;

/**
 * How much is in the outbox.
 *
 * @param waiting to be sent, for the first time or again
 * @param held of those, kept back by an operator
 * @param failed for good
 * @param oldestSeconds since the submission of the oldest that waits; 0 where none does
 * @param holds that stand
 * @param duplicates that wait to be released
 */
public record Depth(long waiting, long held, long failed, double oldestSeconds, long holds, long duplicates) {

    public static final Depth NONE = new Depth(0, 0, 0, 0, 0, 0);
}
