package dip.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AccessTest extends JournalTest {

    @ParameterizedTest
    @ValueSource(strings = {"/messages", "/messages/export", "/messages/x", "/messages/x/body", "/deliveries/x", "/deliveries/x/body",
            "/deliveries/x/verification", "/q/metrics", "/q/openapi"})
    void nothingIsShownWithoutTheToken(String path) {
        assertThat(api.get(path, null).statusCode()).isEqualTo(401);
        assertThat(api.get(path, "another-token-of-some-length").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"limit=0,limit,range", "limit=1001,limit,range", "limit=ten,limit,type", "limit=99999999999999999999,limit,type",
            "from=yesterday,from,type", "from=-1,from,range", "from=5&to=5,to,range", "to=1e3,to,type", "mpan=123,mpan,pattern",
            "mpan=1900012374324&mpan=x,mpan,pattern", "dipId=12,dipId,pattern", "sender=%00,sender,pattern",
            "interface=IF-999,interface,unknown", "event=%5B%5D,event,pattern", "state=LOST,state,unknown", "after=x,after,pattern",
            "transactionId=,transactionId,length", "mpan=,mpan,length", "from=1&from=2,from,maxItems", "reference=%00,reference,length", "mpna=1900012374324,mpna,unknown"})
    void aParameterThatCannotBeMeantIsAnsweredWithWhatIsAllowed(String query, String where, String rule) {
        HttpResponse<byte[]> response = api.get("/messages?" + query);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        JsonNode problem = Api.parse(response.body());
        assertThat(problem.get("where").asText()).isEqualTo(where);
        assertThat(problem.get("rule").asText()).isEqualTo(rule);
        assertThat(problem.get("detail").asText()).isNotBlank();
        assertThat(problem.get("correlationId").asText())
                .isEqualTo(response.headers().firstValue("X-Correlation-ID").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/messages/nonsense", "/messages/%00", "/messages/0192f0c0-0000-7000-8000-000000000000.0",
            "/messages/0192f0c0-0000-7000-8000-000000000000.99999999999/body", "/deliveries/nonsense",
            "/deliveries/0192f0c0-0000-7000-8000-000000000000/body", "/nothing"})
    void whatIsNotThereIsNotFound(String path) {
        HttpResponse<byte[]> response = api.get(path);

        assertThat(response.statusCode()).isEqualTo(404);
    }

    @Test
    void anExportWithABadParameterIsRefusedBeforeItBegins() {
        assertThat(api.get("/messages/export?from=x").statusCode()).isEqualTo(400);
    }

    @Test
    void idsOfOtherVersionsAreJustNotThere() {
        assertThat(api.get("/messages/" + UUID.randomUUID() + ".0").statusCode()).isEqualTo(404);
        assertThat(api.get("/messages?after=ffffffff-ffff-4fff-bfff-ffffffffffff.0").statusCode()).isEqualTo(200);
    }

    @Test
    void theApiIsDescribed() {
        String openapi = new String(api.get("/q/openapi").body(), StandardCharsets.UTF_8);

        assertThat(openapi).contains("/messages/{id}", "/messages/export", "/deliveries/{id}/verification", "senderUniqueReference");
    }

    @Test
    void healthNeedsNoToken() {
        assertThat(api.get("/q/health/live", null).statusCode()).isEqualTo(200);
        assertThat(api.get("/q/health/ready", null).statusCode()).isEqualTo(200);
    }
}
