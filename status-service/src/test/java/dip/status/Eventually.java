package dip.status;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Waits for what other threads bring about, with a limit. */
public final class Eventually {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Eventually() {
    }

    public static <T> T is(Callable<T> value, Predicate<T> wanted) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        T last = value.call();
        while (!wanted.test(last)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not so after " + LIMIT + ": " + last);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            last = value.call();
        }
        return last;
    }
}
