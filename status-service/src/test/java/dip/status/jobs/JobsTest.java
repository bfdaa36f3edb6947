package dip.status.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dip.messaging.Addresses;
import dip.messaging.SentMessage;
import dip.messaging.SentMessage.Outcome;
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
            "{\"action\": \"close\", \"reason\": \"\"}|reason", "{\"act\": \"close\"}|act", "nothing|"})
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

    private JsonObject awaitState(JsonObject job, String state) throws Exception {
        return Eventually.is(() -> api.json("jobs/" + job.getLong("id")), shown -> shown.getString("state").equals(state));
    }

    private List<String> history(long id) throws Exception {
        return api.json("cases/" + id).getJsonArray("history").stream().map(entry -> ((JsonObject) entry).getString("what")).toList();
    }
}
