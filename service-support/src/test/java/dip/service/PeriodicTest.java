package dip.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeriodicTest {

    private static final Duration PAUSE = Duration.ofMillis(1);
    private static final long LIMIT_SECONDS = 20;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    @Test
    void noWorkWaitsForAnother() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(2);
        try {
            Periodic.every(vertx, PAUSE, () -> stuck.await(LIMIT_SECONDS, TimeUnit.SECONDS));
            Periodic.every(vertx, PAUSE, () -> {
                others.countDown();
                return null;
            });

            assertThat(others.await(LIMIT_SECONDS / 2, TimeUnit.SECONDS)).isTrue();
        } finally {
            stuck.countDown();
        }
    }

    @Test
    void whatFailsIsDoneTheNextTime() throws InterruptedException {
        CountDownLatch times = new CountDownLatch(2);

        Periodic.every(vertx, PAUSE, () -> {
            times.countDown();
            throw new IllegalStateException("for the test");
        });

        assertThat(times.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
}
