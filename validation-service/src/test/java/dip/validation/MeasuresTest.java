package dip.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dip.embedded.EmbeddedServices;
import dip.validation.lane.Settings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Settings.class)
@QuarkusTestResource(EmbeddedServices.class)
class MeasuresTest {

    @TestHTTPResource("/q/metrics")
    URI metrics;

    @Test
    void metricsAreForTheOperator() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.discarding()).statusCode())
                    .isEqualTo(401);
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(metrics)
                    .header("Authorization", "Bearer " + Settings.OPERATOR_TOKEN).build(), BodyHandlers.ofString());
            assertThat(answer.body()).contains("dip_validation_in_flight{lane=\"registration\"}",
                    "dip_validation_queue_wait_seconds_bucket{lane=\"consumption\"", "dip_validation_stage_seconds_count{stage=\"rules\"}",
                    "dip_validation_batch_size_count{lane=\"report\"}", "dip_validation_dead_letters_total");
        }
    }
}
