package dip.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import dip.simulator.participant.ControlCalls;
import dip.simulator.participant.TestDip;
import dip.simulator.participant.TestWebhooks.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
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
    URI uri;

    private ControlCalls control;

    @BeforeEach
    void webhooks() {
        control = new ControlCalls(uri);
        TestDip.webhooks().behave(call -> Told.status(201));
    }

    @Test
    void aRunIsStartedWatchedAndEnded() throws InterruptedException {
        HttpResponse<String> started = control.post("runs", "{\"profile\":\"peak\",\"count\":3,\"ratePerSecond\":0,\"seed\":1}");
        String run = "runs/" + id(started.body());
        for (int i = 0; i < 3; i++) {
            TestDip.webhooks().next();
        }

        assertThat(started.statusCode()).isEqualTo(201);
        assertThat(control.get(run).body()).contains("\"profile\":\"peak\"", "\"seed\":1", "\"planned\":3");
        assertThat(control.get("runs").body()).contains(ID.matcher(started.body()).results().findFirst().orElseThrow().group());
        assertThat(control.delete(run).body()).contains("\"phase\":\"STOPPED\"", "\"done\":true");
        assertThat(control.get(run + "/summary").body()).contains("\"answer\":{\"count\":", "\"kinds\":{\"good\":{\"messages\":3");
        assertThat(control.get(run + "/ledger?after=1&limit=1").body()).startsWith("{\"sequence\":2,\"transactionId\":\"T-IF-03")
                .contains("\"expected\":{\"http\":201,\"code\":null,\"status\":\"RCP0000\"}").endsWith("}\n");
    }

    @Test
    void aWrongRequestIsAnsweredWithASentence() {
        assertThat(control.post("runs", "{\"count\":0}").body()).contains("count is 1 to");
        assertThat(control.post("runs", "{\"profile\":\"wild\"}").statusCode()).isEqualTo(400);
        assertThat(control.get("runs/999").statusCode()).isEqualTo(404);
        assertThat(control.post("faults", "{\"path\":\"statusmessage\"}").statusCode()).isEqualTo(400);
    }

    @Test
    void faultsAreSetAndTakenBack() {
        assertThat(control.post("faults", "{\"path\":\"/nowhere\",\"status\":503,\"count\":2}").statusCode()).isEqualTo(201);
        assertThat(control.get("faults").body()).contains("\"path\":\"/nowhere\"", "\"count\":2");
        assertThat(control.delete("faults").statusCode()).isEqualTo(204);
        assertThat(control.get("faults").body()).isEqualTo("[]");
    }

    @Test
    void webhooksAreThoseThatTheRolesReceiveAndOneForStatuses() {
        String mine = "{\"participant\":\"" + TestDip.SUPPLIER + "\",\"channel\":\"";
        String base = "\",\"url\":\"" + TestDip.webhooks().base(TestDip.SUPPLIER);

        assertThat(control.get("webhooks").body())
                .contains(mine + "IF-035" + base + "/IF-035\"}", mine + "statusmessage" + base + "/statusmessage\"}")
                .doesNotContain(mine + "IF-031");
    }

    @Test
    void everythingButHealthAsksForTheToken() {
        assertThat(control.withoutToken("runs").statusCode()).isEqualTo(401);
        assertThat(control.withoutToken("q/health/ready").statusCode()).isEqualTo(200);
        assertThat(control.get("q/metrics").body()).contains("dip_simulator_");
        assertThat(control.get("q/openapi").body()).contains("/runs/{id}/ledger");
    }

    private static String id(String json) {
        Matcher matcher = ID.matcher(json);
        assertThat(matcher.find()).as(json).isTrue();
        return matcher.group(1);
    }
}
