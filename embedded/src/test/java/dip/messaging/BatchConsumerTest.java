package dip.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dip.embedded.EmbeddedBroker;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BatchConsumerTest {

    private record Work(List<Received> batch, Promise<Void> done) {
    }

    private final Vertx vertx = Vertx.vertx();
    private final EmbeddedBroker broker = EmbeddedBroker.start(
            EmbeddedBroker.Settings.inMemory(Topology.ofInterfaces(List.of("IF-036"))));
    private final BrokerSettings settings = BrokerSettings.artemis(broker.host(), broker.port(), null, null);
    private final Queue<Work> work = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void publish() throws Exception {
        AmqpPublisher publisher = AmqpPublisher.start(vertx, settings, "publisher");
        Await.until("connected", publisher::isReady);
        List<Future<Void>> sends = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            sends.add(publisher.send(Addresses.JOURNAL, PublisherTest.message("m" + i)));
        }
        Await.done(Future.all(sends));
        Await.done(publisher.close());
    }

    @AfterEach
    void stop() throws Exception {
        Await.done(vertx.close());
        broker.close();
    }

    @Test
    void batchesAreBoundedInSizeAndNumber() throws Exception {
        BatchConsumer consumer = read(batch -> {
            Work next = new Work(batch, Promise.promise());
            work.add(next);
            return next.done().future();
        });

        int received = 0;
        while (received < 100) {
            Await.until("a batch", () -> !work.isEmpty());
            assertThat(work).hasSizeLessThanOrEqualTo(2);
            Work next = work.poll();
            assertThat(next.batch()).hasSizeBetween(1, 16);
            received += next.batch().size();
            next.batch().forEach(Received::accept);
            next.done().complete();
        }

        Await.until("queue empty", () -> broker.depth(Addresses.JOURNAL) == 0);
        Await.done(consumer.close());
    }

    @Test
    void whatAFailedBatchLeftComesAgain() throws Exception {
        AtomicInteger batches = new AtomicInteger();

        BatchConsumer consumer = read(batch -> {
            if (batches.incrementAndGet() == 1) {
                batch.getFirst().accept();
                return Future.failedFuture("planted");
            }
            batch.forEach(Received::accept);
            return Future.succeededFuture();
        });

        Await.until("queue empty", () -> broker.depth(Addresses.JOURNAL) == 0);
        assertThat(batches).hasValueGreaterThan(2);
        Await.done(consumer.close());
    }

    @Test
    void aFullBatchDoesNotWaitAndOneThatIsNotDoes() throws Exception {
        List<Integer> sizes = new CopyOnWriteArrayList<>();

        BatchConsumer consumer = read(Duration.ofHours(1), batch -> {
            sizes.add(batch.size());
            batch.forEach(Received::accept);
            return Future.succeededFuture();
        });

        Await.until("all full batches", () -> sizes.stream().mapToInt(Integer::intValue).sum() > 100 - 16);
        int rest = (100 - sizes.getFirst()) % 16;
        Await.until("only the rest is left", () -> broker.depth(Addresses.JOURNAL) == rest);
        assertThat(sizes.subList(1, sizes.size())).allMatch(size -> size == 16);
        Await.done(consumer.close());
    }

    @Test
    void whatWaitsForCompanyIsHandedOverWhenTheTimeIsOver() throws Exception {
        AtomicInteger received = new AtomicInteger();

        BatchConsumer consumer = read(Duration.ofMillis(20), batch -> {
            received.addAndGet(batch.size());
            batch.forEach(Received::accept);
            return Future.succeededFuture();
        });

        Await.until("queue empty", () -> broker.depth(Addresses.JOURNAL) == 0);
        assertThat(received).hasValue(100);
        Await.done(consumer.close());
    }

    private BatchConsumer read(Function<List<Received>, Future<Void>> handler) {
        return read(Duration.ZERO, handler);
    }

    private BatchConsumer read(Duration gather, Function<List<Received>, Future<Void>> handler) {
        return BatchConsumer.start(vertx, settings, "consumer", Addresses.JOURNAL, null,
                new BatchConsumer.Bounds(64, 16, 2, gather), handler);
    }
}
