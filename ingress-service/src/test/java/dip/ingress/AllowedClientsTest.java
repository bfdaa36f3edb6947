package dip.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AllowedClientsTest.SomebodyElse.class)
class AllowedClientsTest extends IngressTest {

    public static final class SomebodyElse implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("dip.ingress.clients.allowed", "CN=somebody-else");
        }
    }

    @Test
    void aTrustedClientThatIsNotOnTheListIs403() throws Exception {
        Dip.Reply reply = dip.post(IF_044, Samples.delivery(Samples.good("1")));

        assertThat(reply.status()).isEqualTo(403);
    }
}
