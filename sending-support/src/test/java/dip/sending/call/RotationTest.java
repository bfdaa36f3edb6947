package dip.sending.call;

import static org.assertj.core.api.Assertions.assertThat;

import dip.client.Caller;
import dip.client.DipClient;
import dip.client.Endpoint;
import dip.client.Outcome;
import dip.client.Outcome.Accepted;
import dip.service.participants.Participants;
import dip.signing.authority.CertificateAuthority.Identity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** All keys of two participants are replaced while they call; the service is not told and not restarted. */
@QuarkusTest
@QuarkusTestResource(RotatingDipResource.class)
class RotationTest {

    private static final int THREADS_EACH = 3;
    private static final long LIMIT_SECONDS = 60;
    private static final byte[] BODY = "[{}]".getBytes(StandardCharsets.US_ASCII);

    @Inject
    DipClient client;

    @Inject
    Callers callers;

    @Inject
    Participants participants;

    @Inject
    Connections connections;

    @Inject
    TlsConfigurationRegistry registry;

    RotatingDip dip;
    RotatingDipResource files;

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger accepted = new AtomicInteger();

    @Test
    void noCallFailsWhileEveryKeyAndCertificateIsReplaced() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Outcome>>> failures = new ArrayList<>();
            participants.all().forEach(each -> {
                for (int i = 0; i < THREADS_EACH; i++) {
                    failures.add(threads.submit(() -> callUntilOver(callers.of(each))));
                }
            });
            try {
                files.believeBothAuthorities();
                files.rotateApiKeys();
                files.rotateSigningKeys();
                files.rotateTheTlsCertificate();
                dip.awaitNew();
                dip.showsItsNextCertificate();
                dip.takesOnlyNew();
                files.believeTheNextAuthorityAlone();
                dip.awaitNew();
                Identity half = files.replaceTheTlsCertificateAlone();
                readTlsFilesAgain();
                dip.awaitNew();
                files.bringTheKey(half);
                dip.await(half.certificate());
            } finally {
                over.set(true);
            }
            for (Future<List<Outcome>> thread : failures) {
                assertThat(thread.get(LIMIT_SECONDS, TimeUnit.SECONDS)).isEmpty();
            }
        }
        assertThat(accepted.get()).isGreaterThan(1800);
        assertThat(dip.mpos()).containsExactlyInAnyOrder("none", RotatingDipResource.PARTICIPANTS.getLast());
    }

    /** As Quarkus does every reload-period. */
    private void readTlsFilesAgain() {
        TlsConfiguration tls = registry.get("dip").orElseThrow();
        assertThat(tls.reload()).isTrue();
        connections.takeOver(new CertificateUpdatedEvent("dip", tls));
    }

    private List<Outcome> callUntilOver(Caller caller) throws InterruptedException {
        List<Outcome> failed = new ArrayList<>();
        while (!over.get() && failed.size() < 10) {
            Outcome outcome = client.post(caller, Endpoint.channel("IF-021"), BODY);
            if (outcome instanceof Accepted) {
                accepted.incrementAndGet();
            } else {
                failed.add(outcome);
            }
        }
        return failed;
    }
}
