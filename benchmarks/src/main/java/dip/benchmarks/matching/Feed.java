package dip.benchmarks.matching;

import dip.messaging.AmqpPublisher;
import dip.messaging.BrokerSettings;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.apache.qpid.proton.message.Message;

/** Publishes as the services before status-service do: many sends on their way at once, each acknowledged. */
final class Feed implements AutoCloseable {

    private static final int IN_FLIGHT = 500;
    private static final long LIMIT_SECONDS = 30;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final AmqpPublisher publisher;

    Feed(int brokerPort) {
        publisher = AmqpPublisher.start(vertx, BrokerSettings.artemis("127.0.0.1", brokerPort, null, null), "bench");
    }

    /** Returns when the broker has all. */
    void publish(String address, int count, IntFunction<Message> messages) throws InterruptedException {
        Semaphore room = new Semaphore(IN_FLIGHT);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        while (!publisher.isReady()) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        for (int i = 0; i < count; i++) {
            acquire(room, 1);
            publisher.send(address, messages.apply(i)).onFailure(failure::set).onComplete(sent -> room.release());
        }
        acquire(room, IN_FLIGHT);
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    private static void acquire(Semaphore room, int permits) throws InterruptedException {
        if (!room.tryAcquire(permits, LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the broker does not answer");
        }
    }
}
