package dip.status;

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
                Map.entry("dip.status.sending.linger", "10ms"),
                Map.entry("dip.status.sending.poll", "50ms"),
                Map.entry("dip.status.call.timeout", "8s"),
                Map.entry("dip.status.retry.first", "20ms"),
                Map.entry("dip.status.retry.at-most", "100ms"),
                Map.entry("dip.status.circuit.pause", "200ms"),
                Map.entry("dip.status.kept.count-every", "50ms"),
                Map.entry("dip.status.outbox.count-every", "50ms"));
    }
}
