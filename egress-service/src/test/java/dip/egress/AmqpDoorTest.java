package dip.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dip.egress.FakeDip.Reply;
import dip.embedded.EmbeddedServices;
import dip.messaging.Addresses;
import dip.messaging.BrokerSettings;
import dip.messaging.DeadLetter;
import dip.messaging.SubmitMessage;
import dip.messaging.SubmittedMessage;
import dip.messaging.SubmittedMessage.Outcome;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.qpid.proton.amqp.messaging.AmqpSequence;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Handing over by AMQP: the same rules as over HTTP, at least once in, once in effect. */
@QuarkusTest
@TestProfile(ServiceSettings.class)
@WithTestResource(EmbeddedServices.class)
@WithTestResource(FakeDipResource.class)
class AmqpDoorTest {

    @TestHTTPResource
    URI uri;
    @Inject
    Vertx vertx;
    @Inject
    BrokerSettings settings;
    @Inject
    DataSource postgres;

    private final String id = UUID.randomUUID().toString();
    private FakeDip dip;
    private Service service;
    private Wire wire;

    @BeforeEach
    void connect() {
        dip.reply(call -> Reply.ACCEPTED);
        service = new Service(uri);
        wire = new Wire(vertx, settings);
    }

    /** The next test finds no call of this one. */
    @AfterEach
    void awaitTheLastCall() throws Exception {
        wire.close();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (isAnyWaiting()) {
            assertThat(System.nanoTime()).as("messages still wait").isLessThan(deadline);
        }
    }

    @Test
    void messageIsTakenAnsweredAndSentAndKeepsItsCorrelation() throws Exception {
        wire.submit(id, "order-4711", Messages.any().encode());

        SubmittedMessage answer = wire.answer(id);

        JsonObject taken = submissions(answer).getFirst();
        assertThat(answer.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.correlationId()).isEqualTo("order-4711");
        assertThat(dip.next().references()).containsExactly(taken.getString("reference"));
        assertThat(wire.sent(taken).correlationId()).isEqualTo("order-4711");
        assertThat(service.await(taken, "accepted").getString("reference")).isEqualTo(taken.getString("reference"));
    }

    @Test
    void sameMessageIdTwiceIsOneSubmissionAnsweredTwice() throws Exception {
        String body = new JsonArray(List.of(Messages.any(), Messages.any())).encode();

        wire.submit(id, null, body);
        wire.submit(id, null, body);

        SubmittedMessage first = wire.answer(id);
        SubmittedMessage second = wire.answer(id);
        assertThat(ids(second)).isEqualTo(ids(first)).hasSize(2);
        assertThat(second.outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(second.correlationId()).isEqualTo(id);
        for (JsonObject taken : submissions(first)) {
            service.await(taken, "accepted");
        }
        JsonObject next = service.take(Messages.any()).getFirst();
        service.await(next, "accepted");
        assertThat(dip.soFar().stream().flatMap(call -> call.references().stream())).hasSize(3);
    }

    @Test
    void badOneIsAnsweredWithPointerRuleValueAndCode() throws Exception {
        JsonObject wrong = Messages.any();
        Messages.common(wrong).getJsonObject("M0").put("GSPGroupID", "_Z");

        wire.submit(id, "order-1", new JsonArray(List.of(Messages.any(), wrong)).encode());

        SubmittedMessage answer = wire.answer(id);
        assertThat(answer.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(answer.status()).isEqualTo(400);
        JsonObject problem = json(answer);
        assertThat(problem.getString("correlationId")).isEqualTo("order-1");
        assertThat(problem.getString("detail")).contains("1 of 2");
        JsonObject only = problem.getJsonArray("messages").getJsonObject(0);
        assertThat(only.getInteger("index")).isEqualTo(1);
        JsonObject finding = only.getJsonArray("findings").getJsonObject(0);
        assertThat(finding.getString("pointer")).isEqualTo("/payload/CommonBlock/M0/GSPGroupID");
        assertThat(finding.getString("value")).isEqualTo("_Z");
        assertThat(finding.getString("rule")).isNotBlank();
        assertThat(finding.getString("code")).startsWith("RCP");
        assertThat(wire.deadLettersSoFar()).isEmpty();
    }

    @Test
    void whatIsNoMessageOrComesUnderAUsedIdIsRefused() throws Exception {
        wire.submit(id, null, "{");
        assertThat(wire.answer(id).status()).isEqualTo(400);
        wire.submit(id, null, Messages.any().encode());
        assertThat(wire.answer(id).status()).isEqualTo(202);
        wire.submit(id, null, Messages.any().encode());
        assertThat(wire.answer(id).status()).isEqualTo(409);
        wire.submit("with space", null, Messages.any().encode());
        assertThat(wire.answer("with space").status()).isEqualTo(400);
    }

    @Test
    void answerGoesWhereItIsWantedIfThatIsThereForAnswers() throws Exception {
        byte[] wrong = "{".getBytes(StandardCharsets.UTF_8);

        wire.submit(new SubmitMessage(id, id, Addresses.RESUBMITTED, wrong).toMessage());

        assertThat(wire.answerToStatus(id).outcome()).isEqualTo(Outcome.REFUSED);
        wire.submit(new SubmitMessage(id + "x", id, Addresses.DEAD_LETTER, wrong).toMessage());
        wire.submit(new SubmitMessage(id + "y", id, "dip.journal", wrong).toMessage());
        wire.submit(new SubmitMessage(id + "z", id, "", wrong).toMessage());
        for (String other : List.of("x", "y", "z")) {
            assertThat(wire.answer(id + other).outcome()).isEqualTo(Outcome.REFUSED);
        }
        assertThat(wire.deadLettersSoFar()).isEmpty();
    }

    @Test
    void textIsTakenToo() throws Exception {
        Message text = new SubmitMessage(id, id, new byte[0]).toMessage();
        text.setBody(new AmqpValue(Messages.any().encode()));

        wire.submit(text);

        assertThat(wire.answer(id).outcome()).isEqualTo(Outcome.TAKEN);
    }

    @Test
    void whatIsNoSubmissionIsADeadLetterAndTheNextIsTaken() throws Exception {
        byte[] body = Messages.any().encode().getBytes(StandardCharsets.UTF_8);
        Message nameless = new SubmitMessage(id, "c", body).toMessage();
        nameless.setMessageId(null);
        Message list = new SubmitMessage(id, "c", body).toMessage();
        list.setBody(new AmqpSequence(List.of("one", "two")));

        wire.submit(nameless);
        wire.submit(list);
        wire.submit(id, null, Messages.any().encode());

        List<DeadLetter> dead = List.of(wire.deadLetter(), wire.deadLetter());
        assertThat(dead).extracting(DeadLetter::reason).containsExactlyInAnyOrder("message-id is missing", "the body is not a Data section");
        assertThat(dead).extracting(DeadLetter::service).containsOnly("egress");
        assertThat(dead).extracting(DeadLetter::address).containsOnly(Addresses.SUBMIT);
        assertThat(wire.answer(id).outcome()).isEqualTo(Outcome.TAKEN);
    }

    @Test
    void orderOfAnMpanIsKept() throws Exception {
        String mpan = "1900012374324";
        for (int i = 0; i < 10; i++) {
            wire.submit(id + i, null, Messages.bare("IF-031", "[MSApp]", mpan).encode());
        }

        List<String> references = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            references.add(submissions(wire.answer(id + i)).getFirst().getString("reference"));
        }

        List<String> sent = new ArrayList<>();
        while (sent.size() < 10) {
            sent.addAll(dip.next().references());
        }
        assertThat(sent).isEqualTo(references);
    }

    @Test
    void whatWasTakenStaysTakenEvenIfItWouldNotBeToday() throws Exception {
        wire.submit(id, null, Messages.any().encode());
        SubmittedMessage first = wire.answer(id);
        String wouldNotBe = Messages.any().put("payload", new JsonObject()).encode();
        try (Connection connection = postgres.getConnection();
                PreparedStatement update = connection.prepareStatement("update egress.request set body_hash = ? where key = ?")) {
            update.setBytes(1, MessageDigest.getInstance("SHA-256").digest(wouldNotBe.getBytes(StandardCharsets.UTF_8)));
            update.setString(2, id);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }

        wire.submit(id, null, wouldNotBe);

        assertThat(ids(wire.answer(id))).isEqualTo(ids(first));
    }

    private static List<JsonObject> submissions(SubmittedMessage answer) {
        JsonArray array = json(answer).getJsonArray("submissions");
        return IntStream.range(0, array.size()).mapToObj(array::getJsonObject).toList();
    }

    private static List<String> ids(SubmittedMessage answer) {
        return submissions(answer).stream().map(taken -> taken.getString("id")).toList();
    }

    private static JsonObject json(SubmittedMessage answer) {
        return new JsonObject(new String(answer.body(), StandardCharsets.UTF_8));
    }

    private boolean isAnyWaiting() throws SQLException {
        try (Connection connection = postgres.getConnection();
                ResultSet row = connection.createStatement().executeQuery("select exists (select from egress.outbox where state = 'waiting')")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
