package dip.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(LimitsTest.SmallLimits.class)
class LimitsTest extends IngressTest {

    private static final int BODY_SIZE = 10_000;

    public static final class SmallLimits implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("dip.ingress.limits.body-size", Integer.toString(BODY_SIZE),
                    "dip.ingress.limits.messages", "3",
                    "dip.ingress.limits.requests-in-flight", "2",
                    "dip.ingress.limits.bytes-in-flight", Integer.toString(BODY_SIZE),
                    "dip.ingress.limits.body-timeout", "10s",
                    "dip.ingress.clients.allowed", "CN=somebody-else,CN=dip-client");
        }
    }

    /** What the service has not let go counts against the next test. */
    @AfterEach
    void awaitNothingInFlight() throws Exception {
        management.awaitMetric("dip_ingress_in_flight_requests 0.0");
    }

    @Test
    void aTrustedClientThatIsNotOnTheListIs403() throws Exception {
        byte[] body = Samples.delivery(Samples.good("1")).getBytes(StandardCharsets.UTF_8);
        try (HttpClient stranger = HttpClient.newBuilder().sslContext(dip.tlsOf("stranger")).build()) {
            assertThat(stranger.send(dip.request(IF_044, body, dip.sign(IF_044, body)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode()).isEqualTo(403);
        }
    }

    @Test
    void aBodyAnnouncedTooLargeIs413() throws Exception {
        assertRefused(dip.post(IF_044, " ".repeat(BODY_SIZE + 1)), 413);
    }

    @Test
    void aBodyThatGrowsTooLargeUnannouncedIs413() throws Exception {
        byte[] body = " ".repeat(3 * BODY_SIZE).getBytes(StandardCharsets.UTF_8);

        assertRefused(dip.send(dip.request(IF_044, body, dip.sign(IF_044, body)).POST(
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))), 413);
    }

    @Test
    void moreBytesThanMayBeInFlightAre429() throws Exception {
        try (SSLSocket slow = halfABody()) {
            management.awaitMetric("dip_ingress_in_flight_requests 1.0");

            assertRefused(dip.post(IF_044, " ".repeat(BODY_SIZE - 1)), 429);
        }
    }

    @Test
    void moreMessagesThanAllowedAre413AndJournalled() throws Exception {
        try (Arrivals journal = journal()) {
            Dip.Reply reply = post(IF_044, Samples.delivery(Collections.nCopies(4, "{}").toArray(String[]::new)));

            assertRefused(reply, 413);
            assertThat(JournalledRefusal.of(journal, correlationId, 1).getFirst().answer()).isEqualTo(413);
        }
    }

    @Test
    void moreRequestsThanMayBeInFlightAre429AtOnce() throws Exception {
        try (SSLSocket slow = halfABody(); SSLSocket another = halfABody()) {
            management.awaitMetric("dip_ingress_in_flight_requests 2.0");

            assertRefused(dip.post(IF_044, Samples.delivery(Samples.good("1"))), 429);
        }
    }

    @Test
    void aBodyThatDoesNotComeIs408() throws Exception {
        try (SSLSocket slow = halfABody()) {
            slow.setSoTimeout(60_000);
            byte[] answer = new byte[1024];
            int length = slow.getInputStream().read(answer);

            assertThat(new String(answer, 0, length, StandardCharsets.UTF_8)).startsWith("HTTP/1.1 408");
        }
        assertThat(dip.post(IF_044, Samples.delivery(Samples.good("1"))).status()).isEqualTo(201);
    }

    private static void assertRefused(Dip.Reply reply, int status) throws Exception {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.item(0).help()).isNotEmpty();
    }

    private SSLSocket halfABody() throws IOException {
        SSLSocket socket = (SSLSocket) dip.tls().getSocketFactory().createSocket(server.getHost(), server.getPort());
        socket.getOutputStream().write(("POST " + IF_044 + " HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n[")
                .getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }
}
