package dip.status.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dip.messaging.Addresses;
import dip.messaging.SentMessage;
import dip.messaging.SentMessage.Outcome;
import dip.model.response.StandardResponse.Item;
import dip.status.Eventually;
import dip.status.Ours;
import dip.status.StatusTest;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From what egress and others say of a message, over the broker, to the case that it is in, over HTTP. */
@QuarkusTest
class CasesTest extends StatusTest {

    private static final String EARLIER = "2026-03-21T19:04:00+00:00";
    private static final String LATER = "2026-03-21T19:06:00+00:00";
    private static final String SUCCESS = "RCP0000 - Message Success";
    private static final String BAD_VALUE = "RCP1022 - Invalid Data Value";

    /** Of one test alone, and so are the cases that have it. */
    private final String interfaceId = "IF-" + UUID.randomUUID();

    @ParameterizedTest
    @CsvSource({"MSG1030 - Addressing,MSG1030,DIP", "MSG1001 -Schema Failure,MSG1001,DIP", "RCP1022 - Invalid Data Value,RCP1022,2200000001",
            "REG0000 - MPAN Invalid,REG0000,2200000001", "REG1021 - Not the Current Supplier,REG1021,2200000001",
            "ECS1002 - MQID Invalid,ECS1002,2200000001", "SP001 - No Contract(s),SP001,2200000001", "DS003 - No,DS003,2200000001"})
    void noOpensTheCaseOfItsCause(String message, String code, String recipient) throws Exception {
        SentMessage sent = sent();

        receive(Ours.status(sent, message));

        JsonObject opened = awaitCase(code, 1);
        assertThat(opened.getString("recipient")).isEqualTo(recipient);
        assertThat(opened.getString("participant")).isEqualTo(Ours.SENDER);
        assertThat(opened.getString("state")).isEqualTo("open");
        assertThat(opened.getString("text")).isNotBlank();
        JsonObject member = messages(opened, "").getJsonObject(0);
        assertThat(member.getString("submission")).isEqualTo(sent.submission().toString());
        assertThat(member.getString("reference")).isEqualTo(sent.reference());
        assertThat(member.getString("message")).isEqualTo(message);
        assertThat(member.getString("resolvedAt")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MSG0000 - Success", SUCCESS, "SP000 - Proposed Appointment ACCEPTED", "XYZ1000 - Of no family", "what"})
    void whatIsNoFailureOpensNone(String message) throws Exception {
        receive(Ours.status(sent(), message));
        receive(Ours.status(sent(), BAD_VALUE));

        awaitCase("RCP1022", 1);
        assertThat(cases("")).hasSize(1);
    }

    @Test
    void thousandEqualFailuresAreOneCase() throws Exception {
        List<SentMessage> messages = IntStream.range(0, 1000).mapToObj(i -> Ours.sent(interfaceId, Outcome.ACCEPTED, 201, null)).toList();

        for (SentMessage sent : messages) {
            Item status = Ours.status(sent, BAD_VALUE);
            receive(status);
            send(sent);
            receive(status);
            send(sent);
        }
        SentMessage last = sent();
        receive(Ours.status(last, "RCP1000 - Processing Failed"));

        awaitCase("RCP1000", 1);
        JsonObject one = awaitCase("RCP1022", 1000);
        assertThat(one.getInteger("failures")).isEqualTo(1000);
        assertThat(cases("")).hasSize(2);
        JsonObject page = api.json("cases/" + one.getLong("id") + "/messages?limit=600");
        assertThat(page.getJsonArray("items")).hasSize(600);
        assertThat(messages(one, "&after=" + page.getLong("next"))).hasSize(400);
    }

    @Test
    void laterWordTakesTheMessageOut() throws Exception {
        SentMessage sent = sent();
        SentMessage other = sent();
        receive(Ours.status(sent, BAD_VALUE));
        receive(Ours.status(other, BAD_VALUE));
        awaitCase("RCP1022", 2);

        receive(Ours.status(sent, SUCCESS, Ours.RECIPIENT, LATER));

        JsonObject left = awaitCase("RCP1022", 1);
        assertThat(left.getInteger("failures")).isEqualTo(2);
        assertThat(messages(left, "&state=failing").getJsonObject(0).getString("reference")).isEqualTo(other.reference());
        JsonObject resolved = messages(left, "&state=resolved").getJsonObject(0);
        assertThat(resolved.getString("reference")).isEqualTo(sent.reference());
        assertThat(resolved.getString("resolvedAt")).isNotNull();
    }

    @Test
    void earlierWordThatComesLateChangesNothing() throws Exception {
        SentMessage sent = sent();
        receive(Ours.status(sent, BAD_VALUE));
        awaitCase("RCP1022", 1);

        receive(Ours.status(sent, SUCCESS, Ours.RECIPIENT, EARLIER));
        receive(Ours.status(sent(), "RCP1000 - Processing Failed"));

        awaitCase("RCP1000", 1);
        assertThat(awaitCase("RCP1022", 1).getInteger("failures")).isEqualTo(1);
    }

    @Test
    void otherCodeMovesTheMessageToItsCase() throws Exception {
        SentMessage sent = sent();
        receive(Ours.status(sent, BAD_VALUE));
        awaitCase("RCP1022", 1);

        receive(Ours.status(sent, "RCP1000 - Processing Failed", Ours.RECIPIENT, LATER));

        awaitCase("RCP1000", 1);
        awaitCase("RCP1022", 0);
    }

    @Test
    void eachRecipientHasItsOwn() throws Exception {
        SentMessage sent = sent();
        receive(Ours.status(sent, BAD_VALUE, "2200000001", EARLIER));
        receive(Ours.status(sent, BAD_VALUE, "2200000002", EARLIER));
        Eventually.is(() -> cases("").size(), size -> size == 2);

        receive(Ours.status(sent, SUCCESS, "2200000002", LATER));

        Eventually.is(() -> cases("&recipient=2200000002").getJsonObject(0).getInteger("failing"), failing -> failing == 0);
        assertThat(cases("&recipient=2200000001").getJsonObject(0).getInteger("failing")).isEqualTo(1);
    }

    @Test
    void whatTheDipRefusesAtOnceIsACaseUntilItIsTaken() throws Exception {
        SentMessage coded = Ours.sent(interfaceId, Outcome.FAILED, 400, "MSG1001");
        SentMessage bare = Ours.sent(interfaceId, Outcome.FAILED, 413, null);
        send(coded);
        send(bare);
        send(coded);
        assertThat(awaitCase("MSG1001", 1).getString("recipient")).isEqualTo("DIP");
        assertThat(awaitCase("HTTP%20413", 1).getString("text")).isNull();

        send(Ours.with(coded.submission(), interfaceId, coded.reference(), "T-new", null, Outcome.ACCEPTED, 201, "MSG0000",
                coded.settledAt().plusSeconds(1)));

        assertThat(awaitCase("MSG1001", 0).getInteger("failures")).isEqualTo(1);
        awaitCase("HTTP%20413", 1);
    }

    @Test
    void statusOfNothingKnownOpensNoneUntilItIs() throws Exception {
        SentMessage unknown = Ours.sent(interfaceId, Outcome.ACCEPTED, 201, null);
        receive(Ours.status(unknown, BAD_VALUE));
        receive(Ours.status(sent(), "RCP1000 - Processing Failed"));
        awaitCase("RCP1000", 1);
        assertThat(cases("&code=RCP1022")).isEmpty();

        send(unknown);

        awaitCase("RCP1022", 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cases?state=lost", "cases?nonsense=1", "cases?limit=0", "cases?after=x", "cases?code="})
    void whatCannotBeMeantIsRefused(String path) throws Exception {
        HttpResponse<String> answer = api.get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("where")).isIn("state", "nonsense", "limit", "after", "code");
        assertThat(answer.headers().firstValue("X-Correlation-ID")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cases/0", "cases/x", "cases/0/messages", "cases/99999999999999999999"})
    void unknownCaseIsNotFound(String path) throws Exception {
        assertThat(api.get(path).statusCode()).isEqualTo(404);
    }

    private SentMessage sent() throws Exception {
        SentMessage sent = Ours.sent(interfaceId, Outcome.ACCEPTED, 201, "MSG0000");
        send(sent);
        return sent;
    }

    private void send(SentMessage sent) throws Exception {
        wire.send(Addresses.SENT, sent.toMessage());
    }

    private void receive(Item status) throws Exception {
        wire.send(Addresses.INBOUND_STATUS, Ours.delivered(status).toMessage());
    }

    private JsonObject awaitCase(String code, int failing) throws Exception {
        JsonArray found = Eventually.is(() -> cases("&code=" + code),
                cases -> cases.size() == 1 && cases.getJsonObject(0).getInteger("failing") == failing);
        JsonObject shown = api.json("cases/" + found.getJsonObject(0).getLong("id"));
        assertThat(shown.getInteger("failing")).isEqualTo(failing);
        return shown;
    }

    private JsonArray cases(String more) throws Exception {
        return api.json("cases?interface=" + interfaceId + more).getJsonArray("items");
    }

    private JsonArray messages(JsonObject of, String more) throws Exception {
        return api.json("cases/" + of.getLong("id") + "/messages?limit=1000" + more).getJsonArray("items");
    }
}
