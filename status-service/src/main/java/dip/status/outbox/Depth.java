package dip.status.outbox;

/**
 * How much is in the outbox.
 *
 * @param waiting to be sent, for the first time or again
 * @param failed for good
 * @param oldestSeconds since the verdict of the oldest that waits; 0 where none does
 */
public record Depth(long waiting, long failed, double oldestSeconds) {

    public static final Depth NONE = new Depth(0, 0, 0);
}
