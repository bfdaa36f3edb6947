package dip.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The service starts while the server of its revocation list is away. */
@QuarkusTest
@QuarkusTestResource(value = RevocationServer.class, restrictToAnnotatedClass = true)
class FetchedRevocationTest extends IngressTest {

    RevocationServer lists;

    @Test
    void whatCannotBeKnownIsToBeRepeatedUntilTheListIsThereAndThenItDecides() throws Exception {
        String body = Samples.delivery(Samples.good("1"));
        management.awaitMetric("dip_ingress_revocation_fetches_total{outcome=\"status\"");

        Dip.Reply unknown = dip.post(IF_044, body);

        assertThat(unknown.status()).isEqualTo(503);
        assertThat(unknown.item(0).code()).isEqualTo("RCP1000");
        assertThat(unknown.item(0).help()).contains("Deliver again later");
        management.awaitMetric("dip_ingress_refusals_total{reason=\"revocation-unknown\"} 1.0");

        lists.serve(dip.authority().revocationList(List.of()));
        management.awaitMetric("dip_ingress_revocation_fetches_total{outcome=\"fetched\"");
        assertThat(dip.post(IF_044, body).status()).isEqualTo(201);
        assertThat(management.metrics()).containsPattern("dip_ingress_revocation_list_age_seconds\\{list=\"http://127.0.0.1:\\d+/ca.crl\"} \\d")
                .containsPattern("dip_ingress_revocation_list_left_seconds\\{list=\"http://127.0.0.1:\\d+/ca.crl\"} 6\\d{5}");

        lists.serve(dip.authority().revocationList(List.of(dip.signingCertificate())));
        Dip.Reply refused = dip.post(IF_044, body);
        for (long end = System.nanoTime() + 60_000_000_000L; refused.status() == 201 && System.nanoTime() < end;) {
            refused = dip.post(IF_044, body);
        }
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.item(0).help()).startsWith("certificate-revoked");
    }
}
