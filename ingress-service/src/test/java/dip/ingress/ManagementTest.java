package dip.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ManagementTest extends IngressTest {

    @Test
    void healthIsSeenWithoutToken() throws Exception {
        assertThat(management.get("/q/health/live", Optional.empty()).statusCode()).isEqualTo(200);
        assertThat(management.get("/q/health/ready", Optional.empty()).body()).contains("\"broker\"", "UP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/metrics", "/q/openapi"})
    void theRestAsksForTheToken(String path) throws Exception {
        assertThat(management.get(path, Optional.empty()).statusCode()).isEqualTo(401);
        assertThat(management.get(path, Optional.of("wrong-operator-token")).statusCode()).isEqualTo(401);
        assertThat(management.get(path, Optional.of(Dip.OPERATOR_TOKEN)).statusCode()).isEqualTo(200);
    }

    @Test
    void metricsTellDeliveriesMessagesStagesAndRefusals() throws Exception {
        dip.post(IF_044, Samples.delivery(Samples.good("1"), Samples.good("2")));
        dip.post(IF_044, Samples.delivery(Samples.bad("1")));

        management.awaitMetrics(
                "dip_ingress_deliveries_total{status=\"201\"",
                "dip_ingress_messages_total{outcome=\"accepted\",webhook=\"IF-044\"",
                "dip_ingress_messages_total{outcome=\"refused\",webhook=\"IF-044\"",
                "dip_ingress_refusals_total{reason=\"content-invalid\"",
                "dip_ingress_stage_seconds_count{stage=\"verify\"",
                "dip_ingress_answer_seconds_bucket",
                "dip_ingress_in_flight_requests",
                "dip_ingress_broker_connections");
    }

    @Test
    void metricsTellHowLongTheCertificatesLast() throws Exception {
        double day = Duration.ofDays(1).toSeconds();

        assertThat(management.metrics().lines().filter(line -> line.startsWith("dip_certificate_expiry_seconds{owner=\"webhooks\",use=\"tls\"")))
                .singleElement().satisfies(line -> assertThat(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .isBetween(day - 3600, day));
        assertThat(management.metrics()).contains(
                "dip_certificate_expiry_seconds{owner=\"webhooks\",use=\"trust\"", "dip_certificate_expiry_seconds{owner=\"signatures\",use=\"trust\"");
    }

    @Test
    void openApiDescribesBothWebhooks() throws Exception {
        assertThat(management.get("/q/openapi", Optional.of(Dip.OPERATOR_TOKEN)).body())
                .contains("/webhooks/{dipId}/{channel}", "/webhooks/{dipId}/statusmessage");
    }
}
