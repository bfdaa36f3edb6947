package dip.simulator.run;

import java.util.concurrent.TimeUnit;

/** Says when messages are due at a rate, and waits for it: late messages do not delay those after them. */
final class Pacer {

    private final double nanosApart;
    private final long start = System.nanoTime();
    private long messages;

    /** @param ratePerSecond 0 for no rate at all */
    Pacer(double ratePerSecond) {
        nanosApart = ratePerSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / ratePerSecond;
    }

    /** @return when the last of so many messages more was due, by {@link System#nanoTime}; 0 where there is no rate */
    long awaitNext(int count) throws InterruptedException {
        messages += count;
        if (nanosApart == 0) {
            return 0;
        }
        long due = start + (long) ((messages - 1) * nanosApart);
        long left = due - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
        return due;
    }
}
