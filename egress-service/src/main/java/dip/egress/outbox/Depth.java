package dip.egress.outbox;

/**
 * How much is in the outbox.
 *
 * @param waiting to be sent, for the first time or again
 * @param held of those, kept back by an operator
 * @param failed for good
 * @param oldestSeconds since the submission of the oldest that waits; 0 where none does
 * @param holds that stand
 */
public record Depth(long waiting, long held, long failed, double oldestSeconds, long holds) {

    public static final Depth NONE = new Depth(0, 0, 0, 0, 0);
}
