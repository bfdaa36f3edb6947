package dip.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dip.embedded.EmbeddedBroker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.qpid.proton.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublisherTest {

    private final Vertx vertx = Vertx.vertx();
    private final EmbeddedBroker broker = EmbeddedBroker.start(
            EmbeddedBroker.Settings.inMemory(Topology.ofInterfaces(List.of("IF-036"))).withUser("dip", "secret"));
    private final BrokerSettings settings = BrokerSettings.artemis(broker.host(), broker.port(), "dip", "secret");
    private AmqpPublisher publisher;

    @BeforeEach
    void start() {
        publisher = AmqpPublisher.start(vertx, settings, "test");
        Await.until("connected", publisher::isReady);
    }

    @AfterEach
    void stop() throws Exception {
        Await.done(publisher.close());
        Await.done(vertx.close());
        broker.close();
    }

    @Test
    void oneSendReachesEveryReaderOfASharedAddress() throws Exception {
        Await.done(publisher.send(Addresses.VERDICTS, message("one")));

        Await.until("both have it", () -> broker.depth("dip.verdicts.audit") == 1 && broker.depth("dip.verdicts.status") == 1);
    }

    @Test
    void manySendsFromManyThreadsAreEachAnswered() throws Exception {
        List<Thread> threads = new ArrayList<>();
        List<Future<Void>> sends = Collections.synchronizedList(new ArrayList<>());
        for (int t = 0; t < 4; t++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < 1_000; i++) {
                    sends.add(publisher.send(Addresses.JOURNAL, message("m" + i)));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        Await.done(Future.all(sends));

        Await.until("all are there", () -> broker.depth(Addresses.JOURNAL) == 4_000);
        assertThat(publisher.outstanding()).isZero();
    }

    @Test
    void anAddressThatIsNotThereIsRejectedAndTheOthersGoOn() throws Exception {
        NotSent failure = (NotSent) Await.failure(publisher.send("dip.nowhere", message("lost")));

        assertThat(failure.reason()).isEqualTo(NotSent.Reason.REJECTED);
        assertThat(failure).hasMessageContaining("dip.nowhere");
        Await.done(publisher.send(Addresses.JOURNAL, message("kept")));
        assertThat(publisher.outstanding()).isZero();
    }

    @Test
    void aSendAboveTheLimitIsRefusedAtOnce() throws Exception {
        AmqpPublisher small = AmqpPublisher.start(vertx, settings.withMaxOutstanding(0), "small");
        Await.until("connected", small::isReady);

        Future<Void> send = small.send(Addresses.JOURNAL, message("too many"));

        assertThat(send.isComplete()).isTrue();
        assertThat(((NotSent) send.cause()).reason()).isEqualTo(NotSent.Reason.LIMIT);
        Await.done(small.close());
    }

    @Test
    void aSendWithoutAConnectionIsRefusedAtOnce() throws Exception {
        AmqpPublisher alone = AmqpPublisher.start(vertx, BrokerSettings.artemis("127.0.0.1", 1, null, null), "alone");

        Future<Void> send = alone.send(Addresses.JOURNAL, message("nowhere"));

        assertThat(((NotSent) send.cause()).reason()).isEqualTo(NotSent.Reason.DISCONNECTED);
        Await.done(alone.close());
    }

    @Test
    void aWrongPasswordNeverBecomesReady() throws Exception {
        AmqpPublisher stranger = AmqpPublisher.start(vertx,
                BrokerSettings.artemis(broker.host(), broker.port(), "dip", "wrong"), "stranger");

        Throwable failure = Await.failure(stranger.send(Addresses.JOURNAL, message("no")));

        assertThat(((NotSent) failure).reason()).isEqualTo(NotSent.Reason.DISCONNECTED);
        Await.done(stranger.close());
    }

    static Message message(String id) {
        return new MessageWriter(id, "correlation", 0).json("{}".getBytes(StandardCharsets.US_ASCII));
    }
}
