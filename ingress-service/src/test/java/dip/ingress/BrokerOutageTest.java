package dip.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dip.embedded.EmbeddedBroker;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** With a broker of its own, which it stops and starts. */
@QuarkusTest
@TestProfile(BrokerOutageTest.OwnBroker.class)
class BrokerOutageTest extends IngressTest {

    private static final byte[] GOOD = Samples.delivery(Samples.good("1")).getBytes(StandardCharsets.UTF_8);
    /** So long that an answer which waits for it is told from one at once, however busy the machine. */
    private static final int SEND_TIMEOUT_SECONDS = 120;
    private static final int AT_ONCE_SECONDS = 30;

    public static final class OwnBroker implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("dip.broker.send-timeout", SEND_TIMEOUT_SECONDS + "s");
        }
    }

    @Test
    void withoutBrokerDeliveriesAre503AtOnceAndAcceptedAgainAfterwards() throws Exception {
        assertThat(dip.post(IF_044, GOOD).status()).isEqualTo(201);
        List<CompletableFuture<Dip.Reply>> waiting = IntStream.range(0, 200).mapToObj(i -> dip.postLater(IF_044, GOOD)).toList();
        broker.close();

        for (CompletableFuture<Dip.Reply> reply : waiting) {
            assertThat(reply.get(AT_ONCE_SECONDS, TimeUnit.SECONDS).status()).isIn(201, 503);
        }
        Dip.Reply away = dip.postLater(IF_044, GOOD).get(AT_ONCE_SECONDS, TimeUnit.SECONDS);
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.item(0).help()).contains("Deliver again later");
        assertThat(management.readiness()).isEqualTo(503);

        try (EmbeddedBroker again = broker.restart()) {
            management.awaitReadiness(200);
            assertThat(dip.post(IF_044, GOOD).status()).isEqualTo(201);
        }
    }
}
