package dip.quickstart.copies;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for what other processes bring about, with a limit. */
final class Eventually {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Eventually() {
    }

    static <T> T is(String what, Callable<T> value, Predicate<T> wanted) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        T last = value.call();
        while (!wanted.test(last)) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + ": not so after " + LIMIT + ": " + last);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            last = value.call();
        }
        return last;
    }
}
