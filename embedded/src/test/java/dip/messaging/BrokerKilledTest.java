package dip.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dip.messaging.Addresses.Reader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the suite's first promise rests on, with {@code kill -9} for the broker. */
class BrokerKilledTest {

    private static final int ROUNDS = 3;
    private static final int IN_FLIGHT = 100;

    @TempDir
    Path data;

    private final Vertx vertx = Vertx.vertx();
    private Broker broker;
    private AmqpPublisher publisher;

    @BeforeEach
    void start() throws Exception {
        broker = new Broker(data);
        publisher = AmqpPublisher.start(vertx, broker.settings(), "publisher");
        Await.until("connected", publisher::isReady);
    }

    @AfterEach
    void stop() throws Exception {
        Await.done(publisher.close());
        Await.done(vertx.close());
        broker.close();
    }

    @Test
    void whatWasAcknowledgedIsThereAfterwardsAndTheSameInstancesGoOn() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        Set<String> received = ConcurrentHashMap.newKeySet();
        AmqpConsumer consumer = AmqpConsumer.start(vertx, broker.settings(), "consumer", Addresses.VERDICTS, Reader.AUDIT,
                IN_FLIGHT, message -> {
                    received.add(message.message().getMessageId().toString());
                    message.accept();
                });

        for (int round = 0; round < ROUNDS; round++) {
            int before = acknowledged.size();
            AtomicBoolean stopped = new AtomicBoolean();
            Thread sending = sending("round" + round + "-", acknowledged, stopped);
            Await.until("traffic flows", () -> acknowledged.size() > before + 500);
            broker.kill();
            stopped.set(true);
            sending.join();
            Await.until("nothing hangs", () -> publisher.outstanding() == 0);
            broker.startAgain();
            Await.until("both are back", () -> publisher.isReady() && consumer.isConnected());
        }

        Await.until("every acknowledged message comes", () -> received.containsAll(acknowledged));
        Await.done(consumer.close());
    }

    @Test
    void outstandingSendsFailLongBeforeTheirTimeout() throws Exception {
        AtomicInteger failed = new AtomicInteger();
        List<Future<Void>> sends = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            sends.add(publisher.send(Addresses.JOURNAL, PublisherTest.message("m" + i)).onFailure(x -> failed.incrementAndGet()));
        }

        broker.kill();
        long killed = System.nanoTime();
        Await.until("all answered", () -> publisher.outstanding() == 0);

        assertThat(System.nanoTime() - killed).isLessThan(broker.settings().sendTimeout().toNanos() / 2);
        assertThat(failed).hasPositiveValue();
        assertThat(publisher.isReady()).isFalse();
        assertThat(sends).allMatch(Future::isComplete);
    }

    @Test
    void aSendToABrokerThatIsSilentEndsInTime() throws Exception {
        AmqpPublisher impatient = AmqpPublisher.start(vertx, broker.settings().withSendTimeout(Duration.ofMillis(300)), "impatient");
        Await.until("connected", impatient::isReady);
        broker.freeze();

        Throwable failure = Await.failure(impatient.send(Addresses.JOURNAL, PublisherTest.message("silence")));

        assertThat(((NotSent) failure).reason()).isEqualTo(NotSent.Reason.TIMEOUT);
        assertThat(impatient.outstanding()).isZero();
        broker.kill();
        Await.done(impatient.close());
    }

    @Test
    void whatAKilledConsumerHadUnsettledComesAgainAndLateSettlementsDoNothing() throws Exception {
        List<Received> first = new ArrayList<>();
        Set<String> again = ConcurrentHashMap.newKeySet();
        AtomicBoolean restarted = new AtomicBoolean();
        AmqpConsumer consumer = AmqpConsumer.start(vertx, broker.settings(), "consumer", Addresses.JOURNAL, null, 10,
                message -> {
                    if (restarted.get()) {
                        again.add(message.message().getMessageId().toString());
                        message.accept();
                    } else {
                        synchronized (first) {
                            first.add(message);
                        }
                    }
                });
        Await.done(Future.all(List.of(publisher.send(Addresses.JOURNAL, PublisherTest.message("a")),
                publisher.send(Addresses.JOURNAL, PublisherTest.message("b")))));
        Await.until("both are at work", () -> {
            synchronized (first) {
                return first.size() == 2;
            }
        });

        broker.kill();
        Await.until("noticed", () -> !consumer.isConnected());
        restarted.set(true);
        broker.startAgain();
        Await.until("delivered again", () -> again.size() == 2);
        first.forEach(Received::accept);

        assertThat(again).containsExactlyInAnyOrder("a", "b");
        Await.done(consumer.close());
    }

    /** Keeps up to {@link #IN_FLIGHT} sends outstanding until told to stop. */
    private Thread sending(String prefix, Set<String> acknowledged, AtomicBoolean stopped) {
        return Thread.ofVirtual().start(() -> {
            for (int i = 0; !stopped.get(); i++) {
                Await.until("room", () -> publisher.outstanding() < IN_FLIGHT || stopped.get());
                String id = prefix + i;
                publisher.send(Addresses.VERDICTS, PublisherTest.message(id)).onSuccess(sent -> acknowledged.add(id));
            }
        });
    }
}
