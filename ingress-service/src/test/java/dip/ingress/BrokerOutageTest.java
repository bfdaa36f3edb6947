package dip.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dip.embedded.EmbeddedBroker;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** With a broker of its own, which it stops and starts. */
@QuarkusTest
@TestProfile(BrokerOutageTest.OwnBroker.class)
class BrokerOutageTest extends IngressTest {

    private static final byte[] GOOD = Samples.delivery(Samples.good("1")).getBytes(StandardCharsets.UTF_8);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    public static final class OwnBroker implements QuarkusTestProfile {
    }

    @Test
    void withoutBrokerDeliveriesAre503AtOnceAndAcceptedAgainAfterwards() throws Exception {
        assertThat(dip.post(IF_044, GOOD).status()).isEqualTo(201);
        List<CompletableFuture<Dip.Reply>> waiting = IntStream.range(0, 200).mapToObj(i -> dip.postLater(IF_044, GOOD)).toList();
        broker.close();
        long gone = System.nanoTime();

        for (CompletableFuture<Dip.Reply> reply : waiting) {
            assertThat(reply.get(5, TimeUnit.SECONDS).status()).isIn(201, 503);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - gone)).isLessThan(AT_ONCE.multipliedBy(3));

        long asked = System.nanoTime();
        Dip.Reply away = dip.post(IF_044, GOOD);
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(AT_ONCE);
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.item(0).help()).contains("Deliver again later");
        assertThat(management.readiness()).isEqualTo(503);

        try (EmbeddedBroker again = broker.restart()) {
            management.awaitReadiness(200);
            assertThat(dip.post(IF_044, GOOD).status()).isEqualTo(201);
        }
    }
}
