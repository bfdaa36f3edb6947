package dip.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import dip.simulator.participant.TestDip;
import dip.simulator.participant.TestWebhooks.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operators' side, over HTTP. */
@QuarkusTest
@QuarkusTestResource(TestDip.class)
class ControlApiTest {

    private static final Pattern ID = Pattern.compile("\"id\":\"(\\d+)\"");

    @TestHTTPResource("/")
    URI control;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void webhooks() {
        TestDip.webhooks().behave(call -> Told.status(201));
    }

    @Test
    void aRunIsStartedWatchedAndEnded() throws Exception {
        HttpResponse<String> started = post("runs", "{\"profile\":\"peak\",\"count\":3,\"ratePerSecond\":0,\"seed\":1}");
        String run = "runs/" + id(started.body());
        for (int i = 0; i < 3; i++) {
            TestDip.webhooks().next();
        }

        assertThat(started.statusCode()).isEqualTo(201);
        assertThat(get(run).body()).contains("\"profile\":\"peak\"", "\"seed\":1", "\"planned\":3");
        assertThat(get("runs").body()).contains(ID.matcher(started.body()).results().findFirst().orElseThrow().group());
        assertThat(call("DELETE", run, null).body()).contains("\"phase\":\"STOPPED\"", "\"done\":true");
        assertThat(get(run + "/summary").body()).contains("\"answer\":{\"count\":", "\"kinds\":{\"good\":{\"messages\":3");
        assertThat(get(run + "/ledger?after=1&limit=1").body()).startsWith("{\"sequence\":2,\"transactionId\":\"T-IF-03")
                .contains("\"expected\":{\"http\":201,\"code\":null,\"status\":\"RCP0000\"}").endsWith("}\n");
    }

    @Test
    void aWrongRequestIsAnsweredWithASentence() throws Exception {
        assertThat(post("runs", "{\"count\":0}").body()).contains("count is 1 to");
        assertThat(post("runs", "{\"profile\":\"wild\"}").statusCode()).isEqualTo(400);
        assertThat(get("runs/999").statusCode()).isEqualTo(404);
        assertThat(post("faults", "{\"path\":\"statusmessage\"}").statusCode()).isEqualTo(400);
    }

    @Test
    void faultsAreSetAndTakenBack() throws Exception {
        assertThat(post("faults", "{\"path\":\"/nowhere\",\"status\":503,\"count\":2}").statusCode()).isEqualTo(201);
        assertThat(get("faults").body()).contains("\"path\":\"/nowhere\"", "\"count\":2");
        assertThat(call("DELETE", "faults", null).statusCode()).isEqualTo(204);
        assertThat(get("faults").body()).isEqualTo("[]");
    }

    @Test
    void everythingButHealthAsksForTheToken() throws Exception {
        HttpRequest noToken = HttpRequest.newBuilder(control.resolve("runs")).build();
        HttpRequest health = HttpRequest.newBuilder(control.resolve("q/health/ready")).build();

        assertThat(client.send(noToken, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(401);
        assertThat(client.send(health, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        assertThat(get("q/metrics").body()).contains("dip_simulator_");
        assertThat(get("q/openapi").body()).contains("/runs/{id}/ledger");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return call("GET", path, null);
    }

    private HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return call("POST", path, json);
    }

    private HttpResponse<String> call(String method, String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(control.resolve(path))
                .header("Authorization", "Bearer " + TestDip.OPERATOR_TOKEN).header("Content-Type", "application/json")
                .method(method, json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String id(String json) {
        Matcher matcher = ID.matcher(json);
        assertThat(matcher.find()).as(json).isTrue();
        return matcher.group(1);
    }
}
