package dip.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dip.egress.FakeDip.Posted;
import dip.egress.FakeDip.Reply;
import dip.embedded.EmbeddedServices;
import dip.messaging.BrokerSettings;
import dip.messaging.JournalEntry;
import dip.messaging.SentMessage;
import dip.messaging.SentMessage.Outcome;
import dip.model.MessageFacts;
import dip.service.TimeOrderedIds;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the rest of the suite is told of messages and calls. */
@QuarkusTest
@TestProfile(ServiceSettings.class)
@WithTestResource(EmbeddedServices.class)
@WithTestResource(FakeDipResource.class)
class TellingTest {

    private static final String MPAN = "2000056535971";

    @TestHTTPResource
    URI uri;
    @Inject
    Vertx vertx;
    @Inject
    BrokerSettings settings;

    private FakeDip dip;
    private Service service;
    private Wire wire;

    @BeforeEach
    void connect() {
        dip.reply(call -> Reply.ACCEPTED);
        service = new Service(uri);
        wire = new Wire(vertx, settings);
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void acceptedMessageIsToldWithAllThatAStatusMayReferTo() throws Exception {
        JsonObject taken = service.take(Messages.bare("IF-031", "[MSApp]", MPAN).put("answers", "CI-20260321-1")).getFirst();

        SentMessage sent = wire.sent(taken);

        Posted posted = dip.next();
        MessageFacts facts = posted.messages().getFirst();
        JsonObject submission = service.find(taken);
        assertThat(sent.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(sent.participant()).isEqualTo(Messages.SENDER);
        assertThat(sent.channel()).isEqualTo("IF-031");
        assertThat(sent.eventCode()).isEqualTo("[MSApp]");
        assertThat(sent.reference()).isEqualTo(facts.senderUniqueReference());
        assertThat(sent.transactionId()).isEqualTo("T-" + facts.senderUniqueReference());
        assertThat(sent.senderCorrelationId()).isEqualTo("CI-20260321-1");
        assertThat(sent.mpan()).isEqualTo(MPAN);
        assertThat(sent.recipients()).containsExactly(Messages.RECIPIENT);
        assertThat(sent.httpStatus()).isEqualTo(201);
        assertThat(sent.code()).isEqualTo("MSG0000");
        assertThat(sent.detail()).isNull();
        assertThat(sent.attempts()).isEqualTo(1);
        assertThat("[" + new String(sent.body(), StandardCharsets.UTF_8) + "]").isEqualTo(posted.body());
        assertThat(sent.submittedAt()).isEqualTo(submission.getInstant("submittedAt").truncatedTo(ChronoUnit.MILLIS));
        assertThat(sent.settledAt()).isEqualTo(submission.getInstant("settledAt").truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void submissionIsATimeOrderedIdOfTheTimeOfHandingOver() throws Exception {
        JsonObject taken = service.take(Messages.any()).getFirst();

        UUID id = UUID.fromString(taken.getString("id"));
        assertThat(id.version()).isEqualTo(7);
        assertThat(Instant.ofEpochMilli(TimeOrderedIds.time(id))).isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
        service.await(taken, "accepted");
    }

    @Test
    void journalIsToldOfEveryAttempt() throws Exception {
        JsonObject bad = Messages.any();
        String mark = Messages.common(bad).getJsonObject("M0").getString("MPANCore");
        dip.reply(call -> call.body().contains(mark) ? new Reply(400, "MSG1001") : Reply.ACCEPTED);

        List<JsonObject> taken = service.take(Messages.any(), bad);

        JournalEntry.Call both = wire.call(taken.get(1));
        assertThat(both.itemIds()).containsExactly(taken.get(0).getString("id"), taken.get(1).getString("id"));
        assertThat(both.outcome()).isEqualTo("refused");
        assertThat(both.participant()).isEqualTo(Messages.SENDER);
        assertThat(both.url()).endsWith("/dip-channel/IF-031");
        JournalEntry.Call alone = wire.call(taken.get(1));
        assertThat(alone.itemIds()).containsExactly(taken.get(1).getString("id"));
        assertThat(alone.httpStatus()).isEqualTo(400);
        assertThat(alone.code()).isEqualTo("MSG1001");
        assertThat(alone.responseBody()).contains("MSG1001");
        assertThat(alone.correlationId()).isEqualTo(wire.sent(taken.get(1)).correlationId());
    }

    @Test
    void failedMessageIsToldAndAgainWhenItsReleaseIsAccepted() throws Exception {
        dip.reply(call -> new Reply(400, "MSG1001"));
        JsonObject taken = service.take(Messages.any()).getFirst();
        SentMessage failed = wire.sent(taken);
        dip.reply(call -> Reply.ACCEPTED);
        service.send("POST", "submissions/" + taken.getString("id") + "/release", "");

        SentMessage accepted = wire.sent(taken);

        assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(failed.httpStatus()).isEqualTo(400);
        assertThat(failed.code()).isEqualTo("MSG1001");
        assertThat(failed.detail()).isEqualTo("the DIP answered 400");
        assertThat(failed.transactionId()).isNull();
        assertThat(accepted.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(accepted.attempts()).isEqualTo(2);
        assertThat(accepted.settledAt()).isAfter(failed.settledAt());
        assertThat(accepted.body()).isEqualTo(failed.body());
    }

    @Test
    void messageThatTheDipHadFromAnUnansweredAttemptIsToldOnceAsAccepted() throws Exception {
        Set<String> known = new HashSet<>();
        dip.reply(call -> known.add(call.references().getFirst()) ? Reply.HANG_UP : new Reply(400, "MSG1006"));

        JsonObject taken = service.take(Messages.any()).getFirst();

        SentMessage sent = wire.sent(taken);
        assertThat(sent.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(sent.code()).isEqualTo("MSG1006");
        assertThat(sent.detail()).contains("an attempt that it did not answer");
        assertThat(sent.attempts()).isEqualTo(2);
        assertThat(wire.call(taken).outcome()).isEqualTo("unknown");
        assertThat(wire.call(taken).outcome()).isEqualTo("refused");
    }
}
