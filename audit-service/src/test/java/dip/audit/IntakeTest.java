package dip.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dip.embedded.EmbeddedBroker;
import dip.messaging.Addresses;
import dip.messaging.AmqpConsumer;
import dip.messaging.AmqpPublisher;
import dip.messaging.BrokerSettings;
import dip.messaging.DeadLetter;
import dip.messaging.InboundItem;
import dip.messaging.JournalEntry;
import dip.messaging.SentMessage;
import dip.messaging.UnreadableMessage;
import dip.messaging.Verdict.Outcome;
import dip.model.catalogue.Lane;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.proton.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IntakeTest extends JournalTest {

    EmbeddedBroker embeddedBroker;

    @Inject
    Vertx vertx;

    @Inject
    BrokerSettings settings;

    @Inject
    Pool pool;

    private AmqpPublisher publisher;

    @BeforeEach
    void connect() {
        publisher = AmqpPublisher.start(vertx, settings, "test");
        Eventually.holds(publisher::isReady);
    }

    @AfterEach
    void disconnect() {
        publisher.close().toCompletionStage().toCompletableFuture().join();
    }

    private void send(String address, Message message) {
        publisher.send(address, message).toCompletionStage().toCompletableFuture().join();
    }

    private void isJournalled(String path) {
        Eventually.holds(() -> api.get(path).statusCode() == 200);
    }

    private String state(InboundItem item) {
        return api.json("/messages/" + item.itemId()).get("state").asText();
    }

    @Test
    void everyQueueIsReadAndItsEntriesMeet() {
        InboundItem item = Deliveries.one(System.currentTimeMillis(), Deliveries.message("T-way"));
        send(Addresses.VERDICTS, Deliveries.verdict(item, Outcome.ACCEPTED).toMessage());
        send(Addresses.JOURNAL, Deliveries.call("way", item.receivedAt() + 500, "delivered", List.of(item)).toMessage());
        send(Addresses.JOURNAL, Deliveries.certificate().toMessage());
        send(Addresses.inbound(Lane.REGISTRATION), item.toMessage());

        isJournalled("/messages/" + item.itemId());
        Eventually.holds(() -> state(item).equals("ACCEPTED"));
        Eventually.holds(() -> api.json("/messages/" + item.itemId()).get("status").hasNonNull("outcome"));
        Eventually.holds(() -> api.json("/deliveries/" + item.deliveryId() + "/verification").get("valid").asBoolean());
    }

    @Test
    void theOtherLanesAndStatusesAreReadToo() {
        InboundItem consumption = Deliveries.one(System.currentTimeMillis(), Deliveries.message("T-consumption"));
        InboundItem report = Deliveries.one(System.currentTimeMillis(), Deliveries.message("T-report"));
        InboundItem status = Deliveries.signed(System.currentTimeMillis(), Deliveries.RECIPIENT, "statusmessage",
                "[{\"transactionID\": \"T-told\"}]").getFirst();
        InboundItem refused = Deliveries.one(System.currentTimeMillis(), Deliveries.message("T-refused"));
        send(Addresses.inbound(Lane.CONSUMPTION), consumption.toMessage());
        send(Addresses.inbound(Lane.REPORT), report.toMessage());
        send(Addresses.INBOUND_STATUS, status.toMessage());
        send(Addresses.JOURNAL, new JournalEntry.Refused(refused, List.of(Deliveries.FINDING), 400).toMessage());

        isJournalled("/messages/" + consumption.itemId());
        isJournalled("/messages/" + report.itemId());
        isJournalled("/messages/" + status.itemId());
        isJournalled("/messages/" + refused.itemId());
        assertThat(state(status)).isEqualTo("STATUS");
        assertThat(state(refused)).isEqualTo("REFUSED");
    }

    @Test
    void aCallAboutMessagesOfOursIsFoundByEachOfThem() {
        long now = System.currentTimeMillis();
        UUID waitedSinceYesterday = Deliveries.deliveryId(now - Duration.ofDays(1).toMillis());
        UUID fresh = Deliveries.deliveryId(now);
        String callId = Deliveries.unique("sent-");
        send(Addresses.JOURNAL, Deliveries.call(callId, now, waitedSinceYesterday, fresh).toMessage());
        send(Addresses.JOURNAL, Deliveries.call(callId, now, waitedSinceYesterday, fresh).toMessage());

        Eventually.holds(() -> embeddedBroker.depth(Addresses.JOURNAL) == 0);
        assertThat(callsAbout(waitedSinceYesterday)).containsExactly(callId);
        assertThat(callsAbout(fresh)).containsExactly(callId);
    }

    private List<String> callsAbout(UUID submission) {
        List<String> calls = new ArrayList<>();
        pool.preparedQuery("""
                select c.call_id from audit.submission_call s join audit.call c using (call_id, started_at)
                where s.submission = $1 and c.items = 2""").execute(Tuple.of(submission))
                .toCompletionStage().toCompletableFuture().join().forEach(row -> calls.add(row.getString(0)));
        return calls;
    }

    @Test
    void whatWasSentIsReadAsOftenAsItIsTold() {
        SentMessage sent = Deliveries.sent(System.currentTimeMillis(), Deliveries.unique(""), "2000056535971");
        send(Addresses.SENT, sent.toMessage());
        send(Addresses.SENT, sent.toMessage());

        isJournalled("/messages/" + sent.submission());
        Eventually.holds(() -> embeddedBroker.depth("dip.sent.audit") == 0);
        assertThat(api.json("/messages/" + sent.submission()).get("history").findValuesAsText("step"))
                .containsExactlyInAnyOrder("SUBMITTED", "ANSWERED", "JOURNALLED");
        assertThat(api.json("/messages?reference=" + sent.reference()).get("messages")).hasSize(1);
    }

    @Test
    void aRedeliveryChangesNothing() {
        InboundItem item = Deliveries.one(System.currentTimeMillis(), Deliveries.message(Deliveries.unique("T-")));
        for (int time = 0; time < 5; time++) {
            send(Addresses.inbound(Lane.REGISTRATION), item.toMessage());
            send(Addresses.VERDICTS, Deliveries.verdict(item, Outcome.REJECTED).toMessage());
        }

        isJournalled("/messages/" + item.itemId());
        Eventually.holds(() -> state(item).equals("REJECTED"));
        assertThat(api.json("/messages?correlationId=" + item.correlationId()).get("messages")).hasSize(1);
        Eventually.holds(() -> embeddedBroker.depth("dip.verdicts.audit") == 0);
    }

    @Test
    void poisonGoesToTheDeadLettersWithItsReasonAndTheRestIsJournalled() throws InterruptedException, UnreadableMessage {
        BlockingQueue<Message> dead = new LinkedBlockingQueue<>();
        AmqpConsumer deadLetters = AmqpConsumer.start(vertx, settings, "test", Addresses.DEAD_LETTER, null, 10, received -> {
            dead.add(received.message());
            received.accept();
        });
        long longAgo = System.currentTimeMillis() - Duration.ofDays(1000).toMillis();
        InboundItem old = Deliveries.one(longAgo, Deliveries.message("T-old"));
        InboundItem random = withId(old, UUID.randomUUID());
        Message noVerdict = Deliveries.verdict(old, Outcome.ACCEPTED).toMessage();
        noVerdict.setBody(new org.apache.qpid.proton.amqp.messaging.Data(
                new org.apache.qpid.proton.amqp.Binary("{}".getBytes(StandardCharsets.US_ASCII))));
        send(Addresses.inbound(Lane.REGISTRATION), old.toMessage());
        send(Addresses.inbound(Lane.REGISTRATION), random.toMessage());
        send(Addresses.VERDICTS, noVerdict);
        InboundItem good = Deliveries.one(System.currentTimeMillis(), Deliveries.message("T-after-poison"));
        send(Addresses.inbound(Lane.REGISTRATION), good.toMessage());

        isJournalled("/messages/" + good.itemId());
        for (int letters = 0; letters < 3; letters++) {
            DeadLetter letter = DeadLetter.of(dead.poll(60, TimeUnit.SECONDS));
            assertThat(letter.service()).isEqualTo("audit");
            assertThat(letter.reason()).containsAnyOf("older than what the journal keeps", "no itemId", "no verdict");
        }
        deadLetters.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void whatIsJournalledIsCounted() {
        InboundItem item = Deliveries.one(System.currentTimeMillis(), Deliveries.message("T-counted"));
        send(Addresses.inbound(Lane.REGISTRATION), item.toMessage());
        isJournalled("/messages/" + item.itemId());

        Eventually.holds(() -> metrics().contains("dip_audit_entries_total{kind=\"message\""));
        assertThat(metrics()).contains("dip_audit_entries_total{kind=\"message\"", "dip_audit_batch_size_count",
                "dip_audit_write_seconds_count", "dip_audit_lag_seconds_count", "dip_audit_retries_total",
                "dip_audit_dead_letters_total");
    }

    private String metrics() {
        return new String(api.get("/q/metrics").body(), StandardCharsets.UTF_8);
    }

    private static InboundItem withId(InboundItem item, UUID id) {
        return new InboundItem(id, 0, 1, item.recipientDipId(), item.channel(), item.receivedAt(), item.url(), item.signature(),
                item.signatureDate(), item.contentHash(), item.certificateFingerprint(), item.correlationId(), item.before(),
                item.body(), item.after());
    }
}
