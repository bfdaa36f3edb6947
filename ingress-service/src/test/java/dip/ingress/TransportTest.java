package dip.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TransportTest extends IngressTest {

    @Test
    void aClientWithoutCertificateGetsNoAnswer() {
        try (HttpClient stranger = HttpClient.newBuilder().sslContext(dip.tlsWithoutCertificate()).build()) {
            assertThatThrownBy(() -> stranger.send(dip.bare(IF_044).POST(HttpRequest.BodyPublishers.ofString("[]")).build(),
                    HttpResponse.BodyHandlers.discarding())).isInstanceOf(IOException.class);
        }
    }

    @Test
    void http11AndHttp2AreSpoken() throws Exception {
        try (HttpClient old = HttpClient.newBuilder().sslContext(dip.tls()).version(HttpClient.Version.HTTP_1_1).build()) {
            var answer = old.send(dip.bare(IF_044).GET().build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(answer.statusCode()).isEqualTo(405);
        }
        assertThat(dip.post(IF_044, Samples.delivery(Samples.good("1"))).status()).isEqualTo(201);
    }

    @Test
    void aBodyThatIsAskedForFirstIsAskedFor() throws Exception {
        byte[] body = Samples.delivery(Samples.good("1")).getBytes(StandardCharsets.UTF_8);

        Dip.Reply reply = dip.post(IF_044, body, request -> request.expectContinue(true));

        assertThat(reply.status()).isEqualTo(201);
    }

    @Test
    void aCertificateHeaderOfTwentyKilobytesIsReadAndJudged() throws Exception {
        byte[] body = Samples.delivery(Samples.good("1")).getBytes(StandardCharsets.UTF_8);

        Dip.Reply reply = dip.post(IF_044, body, request -> request.setHeader("X-DIP-Signature-Certificate", "A".repeat(20_000)));

        assertThat(reply.item(0).code()).isEqualTo("RCP9999");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
            "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
            "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef",
            "POST %s HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            "POST %s HTTP/9.9\r\nHost: x\r\n\r\n",
            "nonsense\r\n\r\n"})
    void whatIsNoHttpIsRefusedWithoutA5xx(String request) throws Exception {
        String answer = raw(request.formatted(IF_044));

        assertThat(answer).doesNotContain(" 500 ").doesNotContain(" 503 ");
        assertThat(dip.post(IF_044, Samples.delivery(Samples.good("1"))).status()).isEqualTo(201);
    }

    @Test
    void aClientThatGoesInTheMiddleOfItsBodyDoesNoHarm() throws Exception {
        try (SSLSocket socket = open()) {
            socket.getOutputStream().write(("POST " + IF_044 + " HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n[")
                    .getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }

        assertThat(dip.post(IF_044, Samples.delivery(Samples.good("1"))).status()).isEqualTo(201);
    }

    private String raw(String request) throws IOException {
        try (SSLSocket socket = open()) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            byte[] answer = new byte[4096];
            int length = socket.getInputStream().read(answer);
            return length < 0 ? "" : new String(answer, 0, length, StandardCharsets.UTF_8);
        }
    }

    private SSLSocket open() throws IOException {
        return (SSLSocket) dip.tls().getSocketFactory().createSocket(server.getHost(), server.getPort());
    }
}
