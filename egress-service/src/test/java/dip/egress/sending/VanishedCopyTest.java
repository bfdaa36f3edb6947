package dip.egress.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dip.client.Endpoint;
import dip.egress.EgressConfig;
import dip.egress.FakeDip;
import dip.egress.FakeDip.Posted;
import dip.egress.FakeDip.Reply;
import dip.egress.FakeDipResource;
import dip.egress.Messages;
import dip.egress.Service;
import dip.egress.ServiceSettings;
import dip.egress.Wire;
import dip.egress.outbox.Claim;
import dip.egress.outbox.Outbox;
import dip.egress.outbox.Settlements;
import dip.embedded.EmbeddedServices;
import dip.messaging.BrokerSettings;
import dip.messaging.SentMessage;
import dip.messaging.SentMessage.Outcome;
import dip.model.MessageFacts;
import dip.sending.call.JournalledCalls;
import dip.sending.call.JournalledCalls.Made;
import dip.service.participants.Participants;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copy ends when the DIP has its messages and before it has written that down: what it had claimed is another's then. */
@QuarkusTest
@TestProfile(ServiceSettings.class)
@WithTestResource(EmbeddedServices.class)
@WithTestResource(FakeDipResource.class)
class VanishedCopyTest {

    private static final Duration OVER = Duration.ofMillis(-1);

    @TestHTTPResource
    URI uri;
    @Inject
    Vertx vertx;
    @Inject
    BrokerSettings broker;
    @Inject
    Participants participants;
    @Inject
    EgressConfig config;
    @Inject
    Outbox outbox;
    @Inject
    JournalledCalls calls;
    @Inject
    Settlements settlements;
    @Inject
    Senders senders;

    /** References that the DIP has taken. */
    private final Set<String> taken = new HashSet<>();
    private FakeDip dip;
    private Service service;
    private Wire wire;

    @BeforeEach
    void connect() throws Exception {
        senders.stop();
        dip.reply(this::takeAllOrNothing);
        service = new Service(uri);
        wire = new Wire(vertx, broker);
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void whatTheDipHadIsAcceptedOnceAndToldOnce() throws Exception {
        List<JsonObject> submitted = service.take(Messages.any(), Messages.any(), Messages.any());
        claimAndPost(3);
        JsonObject later = service.take(Messages.any()).getFirst();
        List<JsonObject> all = Stream.concat(submitted.stream(), Stream.of(later)).toList();

        senders.start();

        for (JsonObject submission : submitted) {
            assertThat(service.await(submission, "accepted").getInteger("attempts")).isGreaterThan(1);
            SentMessage sent = wire.sent(submission);
            assertThat(sent.outcome()).isEqualTo(Outcome.ACCEPTED);
            assertThat(sent.code()).isEqualTo("MSG1006");
        }
        assertThat(wire.sent(later).code()).isEqualTo("MSG0000");
        assertThat(taken).containsExactlyInAnyOrderElementsOf(all.stream().map(each -> each.getString("reference")).toList());
        isToldOnceEach(all);
    }

    @Test
    void whatTheDipDidNotGetIsSent() throws Exception {
        List<JsonObject> submitted = service.take(Messages.any(), Messages.any());
        assertThat(outbox.claim(Messages.SENDER, Set.of(), 10, config.batchBytes(), OVER)).hasSize(2);

        senders.start();

        for (JsonObject submission : submitted) {
            assertThat(wire.sent(submission).code()).isEqualTo("MSG0000");
        }
        isToldOnceEach(submitted);
    }

    @Test
    void copyThatOnlySleptTellsNobodyAgain() throws Exception {
        JsonObject submission = service.take(Messages.any()).getFirst();
        List<Claim> claims = outbox.claim(Messages.SENDER, Set.of(), 10, config.batchBytes(), OVER);
        Made call = post(claims);
        senders.start();
        JsonObject accepted = service.await(submission, "accepted");

        settlements.accepted(claims, Map.of(), null, call);

        assertThat(service.find(submission)).isEqualTo(accepted);
        isToldOnceEach(List.of(submission));
    }

    private void claimAndPost(int messages) throws Exception {
        List<Claim> claims = outbox.claim(Messages.SENDER, Set.of(), 10, config.batchBytes(), OVER);
        assertThat(claims).hasSize(messages);
        assertThat(post(claims).outcome().httpStatus()).isEqualTo(201);
    }

    private Made post(List<Claim> claims) throws InterruptedException {
        return (Made) calls.post(participants.find(Messages.SENDER).orElseThrow(), Endpoint.channel("IF-031"), claims);
    }

    /** One copy tells in the order of settling: behind what it tells of another message, nothing is left of those before. */
    private void isToldOnceEach(List<JsonObject> submissions) throws Exception {
        wire.sent(service.take(Messages.any()).getFirst());
        assertThat(wire.told(submissions)).doesNotHaveDuplicates().hasSameSizeAs(submissions);
    }

    /** As the DIP: a call with one message that it has is refused as a whole. */
    private Reply takeAllOrNothing(Posted call) {
        List<String> references = call.messages().stream().map(MessageFacts::senderUniqueReference).toList();
        synchronized (taken) {
            if (references.stream().anyMatch(taken::contains)) {
                return new Reply(400, "MSG1006");
            }
            taken.addAll(references);
            return Reply.ACCEPTED;
        }
    }
}
