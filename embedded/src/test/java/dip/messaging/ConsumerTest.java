package dip.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dip.embedded.EmbeddedBroker;
import dip.messaging.Addresses.Reader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsumerTest {

    private static final int MESSAGES = 1_000;

    private final Vertx vertx = Vertx.vertx();
    private final EmbeddedBroker broker = EmbeddedBroker.start(
            EmbeddedBroker.Settings.inMemory(Topology.ofInterfaces(List.of("IF-036"))));
    private final BrokerSettings settings = BrokerSettings.artemis(broker.host(), broker.port(), null, null);
    private AmqpPublisher publisher;

    @BeforeEach
    void start() {
        publisher = AmqpPublisher.start(vertx, settings, "publisher");
        Await.until("connected", publisher::isReady);
    }

    @AfterEach
    void stop() throws Exception {
        Await.done(publisher.close());
        Await.done(vertx.close());
        broker.close();
    }

    @Test
    void neverAreMoreAtWorkThanAllowedHoweverLateTheyAreSettled() throws Exception {
        int bound = 7;
        AtomicInteger atWork = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        publish(MESSAGES);

        AmqpConsumer consumer = read(bound, received -> {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            Thread.ofVirtual().start(() -> {
                atWork.decrementAndGet();
                received.accept();
                done.incrementAndGet();
            });
        });
        Await.until("all done", () -> done.get() == MESSAGES);

        assertThat(most).hasValueLessThanOrEqualTo(bound);
        Await.done(consumer.close());
        Await.until("queue empty", () -> broker.depth("dip.verdicts.audit") == 0);
    }

    @Test
    void withoutSettlementNothingFurtherComes() throws Exception {
        Queue<Received> held = new ConcurrentLinkedQueue<>();
        publish(10);

        AmqpConsumer consumer = read(3, held::add);
        Await.until("three", () -> held.size() == 3);
        List.copyOf(held).forEach(Received::accept);
        Await.until("three more", () -> held.size() == 6);

        assertThat(held).hasSize(6);
        held.forEach(Received::release);
        Await.done(consumer.close());
    }

    @Test
    void twoConsumersShareAQueueAndNothingComesTwice() throws Exception {
        Set<String> ids = ConcurrentHashMap.newKeySet();
        AtomicInteger first = new AtomicInteger();
        AtomicInteger second = new AtomicInteger();
        AmqpConsumer one = read(10, counting(first, ids));
        AmqpConsumer two = read(10, counting(second, ids));
        Await.until("both read", () -> one.isConnected() && two.isConnected());

        publish(MESSAGES);
        Await.until("all came", () -> first.get() + second.get() >= MESSAGES);

        assertThat(ids).hasSize(MESSAGES);
        assertThat(first).hasPositiveValue();
        assertThat(second).hasPositiveValue();
        Await.done(Future.all(one.close(), two.close()));
    }

    @Test
    void closingWaitsForTheWorkAtHandAndLeavesTheRest() throws Exception {
        Queue<Received> held = new ConcurrentLinkedQueue<>();
        publish(10);
        AmqpConsumer consumer = read(4, held::add);
        Await.until("four at work", () -> held.size() == 4);

        Future<Void> closed = consumer.close();
        assertThat(closed.isComplete()).isFalse();
        held.forEach(Received::accept);
        Await.done(closed);

        assertThat(held).hasSize(4);
        Await.until("six are left", () -> broker.depth("dip.verdicts.audit") == 6);
    }

    @Test
    void aHandlerThatFailsGetsTheMessageAgain() throws Exception {
        AtomicInteger attempts = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        publish(1);

        AmqpConsumer consumer = read(1, received -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("planted");
            }
            received.accept();
            done.incrementAndGet();
        });
        Await.until("done at last", () -> done.get() == 1);

        assertThat(attempts).hasValue(2);
        Await.done(consumer.close());
    }

    @Test
    void poisonGoesToTheDeadLettersWithItsReasonAndCanBePutBack() throws Exception {
        List<DeadLetter> letters = new CopyOnWriteArrayList<>();
        DeadLetters poison = new DeadLetters(publisher, "validation-service");
        publish(1);

        AmqpConsumer consumer = read(1, received -> poison.move(received, Addresses.VERDICTS, "no verdict"));
        AmqpConsumer dead = AmqpConsumer.start(vertx, settings, "dead", Addresses.DEAD_LETTER, null, 1, received -> {
            try {
                letters.add(DeadLetter.of(received.message()));
            } catch (UnreadableMessage e) {
                throw new IllegalStateException(e);
            }
            received.accept();
        });
        Await.until("moved", () -> !letters.isEmpty() && broker.depth("dip.verdicts.audit") == 0
                && broker.depth(Addresses.DEAD_LETTER) == 0);
        Await.done(Future.all(consumer.close(), dead.close()));

        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo("no verdict");
            assertThat(letter.address()).isEqualTo(Addresses.VERDICTS);
            assertThat(letter.service()).isEqualTo("validation-service");
            assertThat(letter.original().getMessageId()).isEqualTo("m0");
        });
    }

    private AmqpConsumer read(int inFlight, Consumer<Received> handler) {
        return AmqpConsumer.start(vertx, settings, "consumer", Addresses.VERDICTS, Reader.AUDIT, inFlight, handler);
    }

    private static Consumer<Received> counting(AtomicInteger count, Set<String> ids) {
        return received -> {
            ids.add(received.message().getMessageId().toString());
            count.incrementAndGet();
            received.accept();
        };
    }

    private void publish(int count) throws Exception {
        List<Future<Void>> sends = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sends.add(publisher.send(Addresses.VERDICTS, PublisherTest.message("m" + i)));
        }
        Await.done(Future.all(sends));
    }
}
