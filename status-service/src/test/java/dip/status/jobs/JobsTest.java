package dip.status.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dip.messaging.Addresses;
import dip.messaging.SentMessage;
import dip.messaging.SentMessage.Outcome;
import dip.messaging.SubmitMessage;
import dip.status.Api;
import dip.status.Eventually;
import dip.status.Ours;
import dip.status.StatusTest;
import dip.status.Submitted;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done to all messages of a case, over HTTP, and what egress gets of it. */
@QuarkusTest
class JobsTest extends StatusTest {

    private static final int MESSAGES = 12;
    /** So many that their job is under way long after it was asked for. */
    private static final int MANY = 30;

    private static final String FIELD = "/payload/CustomBlock/B070/appointmentScenario";
    private static final String REFERENCE = "/payload/CommonBlock/S1/senderUniqueReference";

    private final String interfaceId = "IF-" + UUID.randomUUID();

    @Inject
    JobSteps steps;

    private Submitted egress;

    @BeforeEach
    void connect() {
        egress = new Submitted(vertx, broker);
    }

    @AfterEach
    void disconnect() {
        egress.close();
    }

    @Test
    void resendHandsOverEachMessageOnceHoweverManyCopiesWork() throws Exception {
        List<SentMessage> failed = failed(MESSAGES);
        long id = caseOf(MESSAGES);

        HttpResponse<String> asked = act(id, "{\"action\": \"resend\"}");

        JsonObject job = Api.ok(asked, 202);
        assertThat(asked.headers().firstValue("Location")).hasValue("/jobs/" + job.getLong("id"));
        assertThat(job.getInteger("total")).isEqualTo(MESSAGES);
        try (ExecutorService copies = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> taken = IntStream.range(0, 8).mapToObj(copy -> copies.submit(() -> steps.take())).toList();
            for (Future<Boolean> step : taken) {
                step.get();
            }
        }
        JsonObject done = awaitState(job, "done");
        assertThat(done.getInteger("done")).isEqualTo(MESSAGES);
        assertThat(done.getInteger("skipped")).isZero();
        for (SentMessage message : failed) {
            Eventually.is(() -> egress.of(message).size(), size -> size == 1);
        }
        JsonObject again = awaitState(Api.ok(act(id, "{\"action\": \"resend\"}"), 202), "done");
        assertThat(again.getInteger("done")).isZero();
        assertThat(again.getInteger("skipped")).isEqualTo(MESSAGES);
        assertThat(history(id)).contains("job");
    }

    @Test
    void resendMendsEachMessageWhereTheFixLeadsSomewhere() throws Exception {
        SentMessage failed = Ours.whole(Ours.sent(interfaceId, Outcome.FAILED, 400, "MSG1001"));
        SentMessage other = Ours.withBody(Ours.sent(interfaceId, Outcome.FAILED, 400, "MSG1001"), "{\"payload\":{\"CustomBlock\":{}}}");
        wire.send(Addresses.SENT, failed.toMessage());
        wire.send(Addresses.SENT, other.toMessage());
        long id = caseOf(2);

        JsonObject job = Api.ok(act(id, "{\"action\": \"resend\", \"fix\": {\"%s\": \"USP\"}}".formatted(FIELD)), 202);

        JsonObject done = awaitState(job, "done");
        assertThat(done.getJsonObject("fix")).isEqualTo(new JsonObject().put(FIELD, "USP"));
        assertThat(done.getInteger("done")).isOne();
        assertThat(done.getInteger("skipped")).isZero();
        assertThat(done.getInteger("unmended")).isOne();
        SubmitMessage anew = Eventually.is(() -> egress.of(failed), all -> !all.isEmpty()).getFirst();
        assertThat(new String(anew.body())).isEqualTo(new String(failed.body()).replaceAll("(?<=\"appointmentScenario\":)\"[A-Z]+\"", "\"USP\"")
                .replaceAll("(?<=\"sender(UniqueReference|Timestamp)\":)\"[^\"]+\"", "null"));
        assertThat(message(id, failed).getJsonObject("resend").getJsonObject("fix")).isEqualTo(new JsonObject().put(FIELD, "USP"));
        assertThat(message(id, failed).getString("unmended")).isNull();
        assertThat(message(id, other).getString("unmended")).startsWith(FIELD + ": ");
        assertThat(message(id, other).getJsonObject("resend")).isNull();
        assertThat(entries(id)).contains("resend (job %d): {\"%s\":\"USP\"}".formatted(job.getLong("id"), FIELD),
                FIELD + " leads nowhere in some of its messages: those are not sent anew");
        assertThat(egress.of(other)).isEmpty();
        JsonObject next = awaitState(Api.ok(act(id, "{\"action\": \"resend\"}"), 202), "done");
        assertThat(next.getInteger("done")).isOne();
        assertThat(next.getInteger("skipped")).isOne();
        assertThat(next.getJsonObject("fix")).isNull();
    }

    @Test
    void oneMessageIsMendedAndSentAnewOnce() throws Exception {
        SentMessage first = Ours.whole(Ours.sent(interfaceId, Outcome.FAILED, 400, "MSG1001"));
        wire.send(Addresses.SENT, first.toMessage());
        SentMessage second = failed(1).getFirst();
        long id = caseOf(2);

        HttpResponse<String> nowhere = resend(id, first, "{\"fix\": {\"/payload/CustomBlock/B007/responseCode\": 1}}");
        HttpResponse<String> wrong = resend(id, first, "{\"fix\": {\"%s\": \"XYZ\"}}".formatted(FIELD));
        JsonObject shown = Api.ok(resend(id, first, "{\"fix\": {\"%s\": \"USP\"}}".formatted(FIELD)), 202);

        assertThat(nowhere.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(nowhere.body()).getString("where")).isEqualTo("/payload/CustomBlock/B007/responseCode");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(wrong.body()).getString("where")).isEqualTo(FIELD);
        assertThat(new JsonObject(wrong.body()).getString("rule")).isEqualTo("enum");
        assertThat(shown.getJsonObject("resend").getJsonObject("fix")).isEqualTo(new JsonObject().put(FIELD, "USP"));
        SubmitMessage anew = Eventually.is(() -> egress.of(first), all -> !all.isEmpty()).getFirst();
        assertThat(new String(anew.body())).contains("\"appointmentScenario\":\"USP\"");
        assertThat(entries(id)).containsExactly(first.submission() + ": {\"" + FIELD + "\":\"USP\"}", null);
        assertThat(resend(id, first, "{}").statusCode()).isEqualTo(409);
        Api.ok(resend(id, second, ""), 202);
        assertThat(resend(id, Ours.sent(), "").statusCode()).isEqualTo(404);
        assertThat(api.send("POST", "cases/" + id + "/messages/x/resend", "").statusCode()).isEqualTo(404);
    }

    @Test
    void whatEgressWouldRefuseStaysAndMayBeMendedOnceMore() throws Exception {
        SentMessage failed = Ours.whole(Ours.sent(interfaceId, Outcome.FAILED, 400, "MSG1001"));
        wire.send(Addresses.SENT, failed.toMessage());
        long id = caseOf(1);

        JsonObject vain = awaitState(Api.ok(act(id, "{\"action\": \"resend\", \"fix\": {\"%s\": \"XYZ\"}}".formatted(FIELD)), 202), "done");
        String why = message(id, failed).getString("unmended");
        JsonObject done = awaitState(Api.ok(act(id, "{\"action\": \"resend\", \"fix\": {\"%s\": \"USP\"}}".formatted(FIELD)), 202), "done");

        assertThat(vain.getInteger("done")).isZero();
        assertThat(vain.getInteger("unmended")).isOne();
        assertThat(why).startsWith(FIELD + ": ").contains("USP");
        assertThat(done.getInteger("done")).isOne();
        SubmitMessage anew = Eventually.is(() -> egress.of(failed), all -> !all.isEmpty()).getFirst();
        assertThat(new String(anew.body())).contains("\"appointmentScenario\":\"USP\"");
        assertThat(entries(id)).contains("some of its messages would be refused in spite of their fix: those are not sent anew");
        assertThat(message(id, failed).getString("unmended")).isNull();
        assertThat(api.json("cases/" + id).getInteger("failing")).isOne();
    }

    @Test
    void fixOfWhatNoMessageOfTheInterfaceHasIsRefused() throws Exception {
        SentMessage message = Ours.sent("IF-031", Outcome.FAILED, 400, interfaceId);
        wire.send(Addresses.SENT, message.toMessage());
        long id = Eventually.is(() -> api.json("cases?code=" + interfaceId).getJsonArray("items"), cases -> !cases.isEmpty())
                .getJsonObject(0).getLong("id");

        HttpResponse<String> wrong = act(id, "{\"action\": \"resend\", \"fix\": {\"/payload/CustomBlock/B070/scenario\": \"MCA\"}}");

        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(wrong.body()).getString("where")).isEqualTo("/payload/CustomBlock/B070/scenario");
        Api.ok(act(id, "{\"action\": \"resend\", \"fix\": {\"/payload/CustomBlock/B070/appointmentScenario\": \"MCA\"}}"), 202);
    }

    @Test
    void whatIsStoppedGoesNoFurther() throws Exception {
        failed(MANY);
        long id = caseOf(MANY);
        JsonObject job = Api.ok(act(id, "{\"action\": \"resend\"}"), 202);

        JsonObject stopped = Api.ok(api.send("DELETE", "jobs/" + job.getLong("id"), ""), 200);

        assertThat(stopped.getString("state")).isEqualTo("cancelled");
        assertThat(stopped.getInteger("done")).isLessThan(MANY);
        assertThat(api.send("DELETE", "jobs/" + job.getLong("id"), "").statusCode()).isEqualTo(409);
        JsonObject next = awaitState(Api.ok(act(id, "{\"action\": \"resend\"}"), 202), "done");
        assertThat(next.getInteger("done")).isEqualTo(MANY - stopped.getInteger("done"));
        assertThat(api.json("jobs/" + job.getLong("id")).getInteger("done")).isEqualTo(stopped.getInteger("done"));
    }

    @Test
    void secondOfTheSameKindWaitsForItsTurn() throws Exception {
        failed(MANY);
        long id = caseOf(MANY);
        JsonObject job = Api.ok(act(id, "{\"action\": \"resend\"}"), 202);

        assertThat(act(id, "{\"action\": \"resend\"}").statusCode()).isEqualTo(409);

        JsonArray running = api.json("jobs?state=running&case=" + id).getJsonArray("items");
        assertThat(running).hasSize(1);
        assertThat(running.getJsonObject(0).getLong("id")).isEqualTo(job.getLong("id"));
        Api.ok(api.send("DELETE", "jobs/" + job.getLong("id"), ""), 200);
    }

    @Test
    void assignAndCloseChangeTheCase() throws Exception {
        failed(1);
        long id = caseOf(1);

        awaitState(Api.ok(act(id, "{\"action\": \"assign\", \"owner\": \"registrations\"}"), 202), "done");
        awaitState(Api.ok(act(id, "{\"action\": \"close\", \"reason\": \"agreed\"}"), 202), "done");

        JsonObject closed = api.json("cases/" + id);
        assertThat(closed.getString("owner")).isEqualTo("registrations");
        assertThat(closed.getString("state")).isEqualTo("closed");
        assertThat(closed.getString("reason")).isEqualTo("agreed");
        assertThat(closed.getInteger("version")).isEqualTo(2);
        assertThat(history(id)).containsExactly("state", "job", "owner", "job", "opened");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}|action", "{\"action\": \"pray\"}|action", "{\"action\": \"close\"}|reason",
            "{\"action\": \"assign\"}|owner", "{\"action\": \"resend\", \"owner\": \"x\"}|owner",
            "{\"action\": \"close\", \"reason\": \"\"}|reason", "{\"act\": \"close\"}|act", "nothing|",
            "{\"action\": \"resend\", \"fix\": {}}|fix", "{\"action\": \"resend\", \"fix\": 5}|fix",
            "{\"action\": \"close\", \"reason\": \"x\", \"fix\": {\"" + FIELD + "\": 1}}|fix",
            "{\"action\": \"resend\", \"fix\": {\"payload\": 1}}|payload", "{\"action\": \"resend\", \"fix\": {\"" + REFERENCE + "\": \"x\"}}|" + REFERENCE,
            "{\"action\": \"resend\", \"fix\": {\"/payload/CommonBlock\": {}}}|/payload/CommonBlock",
            "{\"action\": \"resend\", \"fix\": {\"/payload/CustomBlock\": {}, \"" + FIELD + "\": 1}}|" + FIELD})
    void whatCannotBeMeantIsRefused(String body, String where) throws Exception {
        failed(1);
        HttpResponse<String> answer = act(caseOf(1), body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("where")).isEqualTo(where);
        assertThat(answer.headers().firstValue("X-Correlation-ID")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs?state=lost", "jobs?case=x", "jobs?case=0", "jobs?owner=x"})
    void filterThatCannotBeMeantIsRefused(String path) throws Exception {
        assertThat(api.get(path).statusCode()).isEqualTo(400);
    }

    @Test
    void whatIsNotKnownIsNotFound() throws Exception {
        assertThat(act(0, "{\"action\": \"resend\"}").statusCode()).isEqualTo(404);
        assertThat(api.get("jobs/0").statusCode()).isEqualTo(404);
        assertThat(api.get("jobs/x").statusCode()).isEqualTo(404);
        assertThat(api.send("DELETE", "jobs/0", "").statusCode()).isEqualTo(404);
    }

    private List<SentMessage> failed(int count) throws Exception {
        List<SentMessage> failed = IntStream.range(0, count).mapToObj(i -> Ours.sent(interfaceId, Outcome.FAILED, 400, "MSG1001")).toList();
        for (SentMessage message : failed) {
            wire.send(Addresses.SENT, message.toMessage());
        }
        return failed;
    }

    private long caseOf(int messages) throws Exception {
        return Eventually.is(() -> api.json("cases?interface=" + interfaceId).getJsonArray("items"),
                cases -> cases.size() == 1 && cases.getJsonObject(0).getInteger("failing") == messages).getJsonObject(0).getLong("id");
    }

    private HttpResponse<String> act(long id, String body) throws Exception {
        return api.send("POST", "cases/" + id + "/actions", body);
    }

    private HttpResponse<String> resend(long id, SentMessage message, String body) throws Exception {
        return api.send("POST", "cases/" + id + "/messages/" + message.submission() + "/resend", body);
    }

    private JsonObject message(long id, SentMessage of) throws Exception {
        return api.json("cases/" + id + "/messages").getJsonArray("items").stream().map(JsonObject.class::cast)
                .filter(message -> message.getString("submission").equals(of.submission().toString())).findFirst().orElseThrow();
    }

    private List<String> entries(long id) throws Exception {
        return api.json("cases/" + id).getJsonArray("history").stream().map(entry -> ((JsonObject) entry).getString("after")).toList();
    }

    private JsonObject awaitState(JsonObject job, String state) throws Exception {
        return Eventually.is(() -> api.json("jobs/" + job.getLong("id")), shown -> shown.getString("state").equals(state));
    }

    private List<String> history(long id) throws Exception {
        return api.json("cases/" + id).getJsonArray("history").stream().map(entry -> ((JsonObject) entry).getString("what")).toList();
    }
}
