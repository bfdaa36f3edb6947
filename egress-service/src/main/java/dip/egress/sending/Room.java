package dip.egress.sending;

import java.time.Duration;

/** The bytes of messages that this copy may hold at once, on their way from the outbox to the DIP and to what settles them. */
final class Room {

    private long left;

    Room(long bytes) {
        this.left = bytes;
    }

    /**
     * All that is left, so that one claim after another decides how much it needs; to be given back with {@link #give}. Waits
     * while there is none.
     *
     * @return 0 where there is none within the time
     */
    synchronized long take(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (left <= 0) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return 0;
            }
            wait(millis);
        }
        long taken = left;
        left = 0;
        return taken;
    }

    /** @param bytes negative for what a message had beyond all that was left: it is the only one then that may */
    synchronized void give(long bytes) {
        left += bytes;
        notifyAll();
    }
}
