package dip.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.client.Outcome.Accepted;
import dip.client.Outcome.Guard;
import dip.client.Outcome.Tried;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TurnstileTest {

    private static final Tried GOOD = new Accepted(201, "", List.of());
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void callsBeginAtTheRate() throws Exception {
        Turnstile turnstile = turnstile(new Limits(4, 50), LONG);
        long start = System.nanoTime();

        for (int i = 0; i < 6; i++) {
            assertThat(turnstile.pass(() -> GOOD, later(LONG))).isEqualTo(GOOD);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(90));
    }

    @Test
    void turnThatComesTooLateIsNotTaken() throws Exception {
        Turnstile turnstile = turnstile(new Limits(4, 0.1), LONG);
        turnstile.pass(() -> GOOD, later(LONG));

        assertThatThrownBy(() -> turnstile.pass(() -> GOOD, later(Duration.ofSeconds(1)))).isInstanceOfSatisfying(Kept.class, kept -> {
            assertThat(kept.outcome().guard()).isEqualTo(Guard.RATE);
            assertThat(kept.outcome().pause()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
        });
    }

    @Test
    void noMoreAtOnceThanAllowed() throws Exception {
        Turnstile turnstile = turnstile(Limits.concurrent(3), LONG);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Tried>> calls = IntStream.range(0, 20).mapToObj(i -> threads.submit(() -> turnstile.pass(() -> {
                most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                three.countDown();
                three.await();
                atOnce.decrementAndGet();
                return GOOD;
            }, later(LONG)))).toList();
            for (Future<Tried> call : calls) {
                assertThat(call.get(LONG.toSeconds(), TimeUnit.SECONDS)).isEqualTo(GOOD);
            }
        }

        assertThat(most).hasValue(3);
    }

    @Test
    void callThatWaitsTooLongForRoomIsGivenUp() throws Exception {
        Turnstile turnstile = turnstile(Limits.concurrent(1), Duration.ofSeconds(1));
        CountDownLatch inside = new CountDownLatch(1);
        Semaphore end = new Semaphore(0);
        AtomicInteger calls = new AtomicInteger();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Tried> first = threads.submit(() -> turnstile.pass(() -> {
                inside.countDown();
                end.acquireUninterruptibly();
                return GOOD;
            }, later(LONG)));
            inside.await();

            assertThatThrownBy(() -> turnstile.pass(() -> {
                calls.incrementAndGet();
                return GOOD;
            }, later(LONG))).isInstanceOf(TimeoutException.class);

            end.release();
            assertThat(first).failsWithin(LONG);
        }
        assertThat(calls).hasValue(0);
        assertThat(turnstile.pass(() -> GOOD, later(LONG))).isEqualTo(GOOD);
    }

    private static Turnstile turnstile(Limits limits, Duration longest) {
        return new Turnstile(limits, longest, System::nanoTime);
    }

    private static long later(Duration time) {
        return System.nanoTime() + time.toNanos();
    }
}
