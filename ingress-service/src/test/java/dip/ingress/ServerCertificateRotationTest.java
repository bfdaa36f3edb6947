package dip.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import dip.signing.Pem;
import dip.signing.authority.CertificateAuthority.Identity;
import dip.signing.authority.CertificateAuthority.Use;
import dip.signing.keys.FileReplacement;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The webhooks' own certificate is replaced while the DIP delivers, over old connections and new ones. */
@QuarkusTest
class ServerCertificateRotationTest extends IngressTest {

    private static final int THREADS = 3;
    private static final int ENOUGH = 20;
    private static final long LIMIT_SECONDS = 60;
    private static final byte[] BODY = Samples.delivery(Samples.good("1")).getBytes(StandardCharsets.UTF_8);

    @ConfigProperty(name = "quarkus.tls.webhooks.key-store.pem.0.key")
    Path key;

    @ConfigProperty(name = "quarkus.tls.webhooks.key-store.pem.0.cert")
    Path certificate;

    private final AtomicBoolean over = new AtomicBoolean();
    private final CountDownLatch before = new CountDownLatch(ENOUGH);
    private final CountDownLatch after = new CountDownLatch(ENOUGH);

    @Test
    void noDeliveryFailsWhileTheServersCertificateIsReplaced() throws Exception {
        Identity next = dip.authority().issue("next", Use.TLS_SERVER, Duration.ofDays(1), List.of("localhost", "127.0.0.1"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor(); HttpClient kept = client()) {
            List<Future<List<String>>> failures = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                failures.add(threads.submit(() -> deliverUntilOver(kept, next.certificate())));
            }
            try {
                assertThat(before.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
                replace(key, Pem.encode(next.key()));
                replace(certificate, Pem.encode(next.certificate()) + Pem.encode(next.issuer()));
                assertThat(after.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            } finally {
                over.set(true);
            }
            for (Future<List<String>> thread : failures) {
                assertThat(thread.get(LIMIT_SECONDS, TimeUnit.SECONDS)).isEmpty();
            }
        }
    }

    private List<String> deliverUntilOver(HttpClient kept, Certificate next) throws InterruptedException {
        List<String> failed = new ArrayList<>();
        while (!over.get() && failed.isEmpty()) {
            try (HttpClient fresh = client()) {
                deliver(kept, failed);
                HttpResponse<byte[]> response = deliver(fresh, failed);
                (response.sslSession().orElseThrow().getPeerCertificates()[0].equals(next) ? after : before).countDown();
            } catch (IOException broken) {
                failed.add(broken.toString());
            }
        }
        return failed;
    }

    private HttpResponse<byte[]> deliver(HttpClient client, List<String> failed) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(dip.request(IF_044, BODY, dip.sign(IF_044, BODY)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 201 || response.version() != HttpClient.Version.HTTP_2) {
            failed.add(response.toString());
        }
        return response;
    }

    private HttpClient client() {
        return HttpClient.newBuilder().sslContext(dip.tls()).build();
    }

    private static void replace(Path file, String text) {
        FileReplacement.secret(file, text.getBytes(StandardCharsets.US_ASCII)).replace();
    }
}
