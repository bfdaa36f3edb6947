package dip.status.hold;

import static org.assertj.core.api.Assertions.assertThat;

import dip.sending.hold.Hold;
import dip.sending.hold.Holds;
import dip.status.StatusTest;
import dip.status.Statuses;
import dip.status.Verdicts;
import dip.status.outbox.NewStatus;
import dip.status.outbox.Outbox;
import dip.status.sending.Senders;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's switch, over HTTP, and what it does to the sending. */
@QuarkusTest
class HoldsTest extends StatusTest {

    private static final String SWITCH = "holds/" + Verdicts.RECIPIENT + "/statusmessage";
    private static final String BECAUSE = "{\"reason\":\"the DIP asked us to\"}";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Outbox outbox;
    @Inject
    Senders senders;
    @Inject
    Holds holds;
    @Inject
    MeterRegistry registry;

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void startAll() throws Exception {
        for (Hold hold : holds.all()) {
            holds.remove(hold.participant(), hold.channel());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {SWITCH, "holds/all/all"})
    void whatIsStoppedWaitsAndIsSentWhenItIsStarted(String path) throws Exception {
        List<NewStatus> statuses = Statuses.many(Verdicts.RECIPIENT, 3);

        assertThat(put(path, BECAUSE).statusCode()).isEqualTo(200);
        outbox.add(statuses);
        senders.wake(Verdicts.RECIPIENT);
        awaitMetric("dip.status.outbox.held", 3);
        awaitMetric("dip.status.holds", 1);
        assertThat(dip.soFar()).isEmpty();
        assertThat(delete(path).statusCode()).isEqualTo(204);

        assertThat(dip.next().items()).hasSize(3);
        awaitMetric("dip.status.outbox.held", 0);
    }

    @Test
    void stopSaysWhoAndWhyAndSinceWhen() throws Exception {
        JsonObject first = new JsonObject(put(SWITCH, BECAUSE).body());
        JsonObject again = new JsonObject(put(SWITCH, "{\"reason\":\"still\"}").body());

        assertThat(first.getString("participant")).isEqualTo(Verdicts.RECIPIENT);
        assertThat(first.getString("channel")).isEqualTo("statusmessage");
        assertThat(first.getString("reason")).isEqualTo("the DIP asked us to");
        assertThat(first.getString("heldBy")).isEqualTo("operator");
        assertThat(again.getString("since")).isEqualTo(first.getString("since"));
        assertThat(new JsonArray(send("GET", "holds", BodyPublishers.noBody(), true).body())).containsExactly(again);
    }

    @Test
    void startingWhatIsNotStoppedIsNoMistake() throws Exception {
        assertThat(delete(SWITCH).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"holds/0000000000/statusmessage", "holds/" + Verdicts.RECIPIENT + "/IF-021"})
    void unknownSwitchIsNotFound(String path) throws Exception {
        HttpResponse<String> answer = put(path, BECAUSE);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(new JsonObject(answer.body()).getString("detail")).contains("statusmessage");
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type ->
                assertThat(type).startsWith("application/problem+json"));
        assertThat(delete(path).statusCode()).isEqualTo(404);
        assertThat(holds.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"reason\":null}", "{\"reason\":\"  \"}", "[", "7"})
    void stopNeedsAReason(String body) throws Exception {
        assertThat(put(SWITCH, body).statusCode()).isEqualTo(400);
        assertThat(holds.all()).isEmpty();
    }

    @Test
    void onlyOperatorsStop() throws Exception {
        assertThat(send("PUT", SWITCH, BodyPublishers.ofString(BECAUSE), false).statusCode()).isEqualTo(401);
        assertThat(holds.all()).isEmpty();
    }

    private void awaitMetric(String name, double value) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (registry.get(name).gauge().value() != value) {
            assertThat(System.nanoTime()).as(name + " becomes " + value).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private HttpResponse<String> put(String path, String body) throws Exception {
        return send("PUT", path, BodyPublishers.ofString(body), true);
    }

    private HttpResponse<String> delete(String path) throws Exception {
        return send("DELETE", path, BodyPublishers.noBody(), true);
    }

    private HttpResponse<String> send(String method, String path, BodyPublisher body, boolean asOperator) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(service.resolve("/" + path)).timeout(LIMIT)
                .header("Content-Type", "application/json").method(method, body);
        if (asOperator) {
            request.header("Authorization", "Bearer token-of-the-tests");
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
