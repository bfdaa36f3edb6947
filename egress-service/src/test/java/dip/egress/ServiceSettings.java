package dip.egress;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Short pauses, so that the tests are. */
public class ServiceSettings implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.ofEntries(
                Map.entry("quarkus.http.test-port", "0"),
                Map.entry("quarkus.http.test-ssl-port", "0"),
                Map.entry("quarkus.log.category.\"org.apache.activemq\".level", "ERROR"),
                Map.entry("quarkus.log.category.\"io.zonky\".level", "WARN"),
                Map.entry("dip.operator.token", "token-of-the-tests"),
                Map.entry("dip.environment", "SIT"),
                Map.entry("dip.egress.max-messages", "50"),
                Map.entry("dip.egress.duplicates.IF-025", "hold"),
                Map.entry("dip.egress.duplicates.IF-024", "send"),
                Map.entry("dip.egress.sending.linger", "10ms"),
                Map.entry("dip.egress.sending.poll", "50ms"),
                Map.entry("dip.egress.call.timeout", "8s"),
                Map.entry("dip.egress.retry.first", "20ms"),
                Map.entry("dip.egress.retry.at-most", "100ms"),
                Map.entry("dip.egress.circuit.calls", "1000"),
                Map.entry("dip.egress.circuit.pause", "200ms"),
                Map.entry("dip.egress.outbox.count-every", "50ms"));
    }
}
