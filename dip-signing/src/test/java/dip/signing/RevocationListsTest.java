package dip.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dip.signing.RevocationLists.Failure;
import dip.signing.RevocationLists.Settings;
import dip.signing.TrustSettings.Revocation;
import dip.signing.TrustSettings.WhenUnknown;
import dip.signing.Verification.Reason;
import dip.signing.Verification.Valid;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Identity;
import dip.signing.authority.CertificateAuthority.Use;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.InstantSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revocation lists of a server of this test. */
class RevocationListsTest {

    private static final long LIMIT_SECONDS = 60;
    private static final int MAX_BYTES = 100_000;
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMillis(20);
    private static final Settings NONE = new Settings(List.of(), Set.of(), MAX_BYTES, Duration.ofSeconds(10), LONG, SOON);

    @TempDir
    private Path directory;
    private TestPki pki;
    private HttpServer server;
    private URI url;
    private final Events events = new Events();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile int status = 200;
    private volatile byte[] list;
    private RevocationLists lists;

    /** What was told, in its order: {@code FETCHED}, or the failure. */
    private static final class Events implements RevocationLists.Watcher {

        private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

        @Override
        public void fetched(URI list, X509CRL crl) {
            told.add("FETCHED");
        }

        @Override
        public void failed(URI list, Failure why, String detail) {
            told.add(why.name());
        }

        void await(String event) throws InterruptedException {
            String next = told.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            while (next != null && !next.equals(event)) {
                next = told.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            }
            assertThat(next).isEqualTo(event);
        }

        /** By then a fetch has begun after this was called: one may have been under way. */
        void awaitANewFetch() throws InterruptedException {
            told.clear();
            await("FETCHED");
            await("FETCHED");
        }
    }

    @BeforeEach
    void serve() throws IOException {
        pki = new TestPki(directory);
        list = pki.authority.revocationList(List.of());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            byte[] body = list;
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ca.crl");
    }

    @AfterEach
    void stop() {
        if (lists != null) {
            lists.close();
        }
        server.stop(0);
    }

    @Test
    void aFetchedListIsGoneBy() throws Exception {
        SignatureVerifier verifier = verifier(from(url));
        assertThat(verify(verifier)).isInstanceOf(Valid.class);

        list = pki.authority.revocationList(List.of(pki.dip.certificate()));
        lists.close();

        SignatureVerifierTest.assertRefused(verify(verifier(from(url))), Reason.CERTIFICATE_REVOKED);
    }

    @Test
    void whatCannotBeCalledIsToldAndTriedAgain() throws Exception {
        lists = RevocationLists.start(from(URI.create("http://127.0.0.1:99999/ca.crl")), List.of(), InstantSource.system(), events);

        events.await("UNREACHABLE");
        events.await("UNREACHABLE");
    }

    @Test
    void aNewListEndsWhatWasBelievedByTheOneBefore() throws Exception {
        SignatureVerifier verifier = verifier(new Settings(List.of(url), Set.of(), MAX_BYTES, Duration.ofSeconds(10), Duration.ofSeconds(1), SOON));
        assertThat(verify(verifier)).isInstanceOf(Valid.class);

        list = pki.authority.revocationList(List.of(pki.dip.certificate()));
        events.awaitANewFetch();

        SignatureVerifierTest.assertRefused(verify(verifier), Reason.CERTIFICATE_REVOKED);
    }

    @Test
    void aListIsFetchedAgainBeforeItIsOver() throws Exception {
        list = pki.authority.revocationList(List.of(), Duration.ofSeconds(4));
        verifier(from(url));
        events.await("FETCHED");
        list = pki.authority.revocationList(List.of());

        events.await("FETCHED");

        assertThat(requests.get()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void theLastGoodOneServesUntilItIsOverAndThenTheSettingDecides() throws Exception {
        verifier(new Settings(List.of(url), Set.of(), MAX_BYTES, Duration.ofSeconds(10), Duration.ofSeconds(1), SOON));
        status = 503;
        events.await("STATUS");
        SignatureVerifier closed = new SignatureVerifier(trust(WhenUnknown.FAIL_CLOSED), CryptoProvider.JDK, pki.clock, Runnable::run, Optional.of(lists));
        SignatureVerifier open = new SignatureVerifier(trust(WhenUnknown.FAIL_OPEN), CryptoProvider.JDK, pki.clock, Runnable::run, Optional.of(lists));
        assertThat(verify(closed)).isInstanceOf(Valid.class);

        pki.clock.advance(Duration.ofDays(8));

        SignatureVerifierTest.assertRefused(verify(closed), Reason.REVOCATION_UNKNOWN);
        assertThat(verify(open)).isInstanceOf(Valid.class);
    }

    @Test
    void whatCannotBeUsedIsToldAndTriedAgain() throws Exception {
        byte[] good = list;
        list = new byte[MAX_BYTES + 1];
        verifier(from(url));
        events.await("TOO_LARGE");
        list = "no list".getBytes(StandardCharsets.US_ASCII);
        events.await("UNREADABLE");
        list = CertificateAuthority.create("Test DIP CA", pki.clock).revocationList(List.of());
        events.await("FORGED");
        list = pki.authority.revocationList(List.of(), Duration.ofMinutes(-1));
        events.await("STALE");
        list = good;
        status = 302;
        events.await("STATUS");
        status = 200;
        events.await("FETCHED");
    }

    @Test
    void anOlderListDoesNotReplaceANewerOne() throws Exception {
        byte[] old = pki.authority.revocationList(List.of());
        pki.clock.advance(Duration.ofHours(1));
        list = pki.authority.revocationList(List.of(pki.dip.certificate()));
        SignatureVerifier verifier = verifier(new Settings(List.of(url), Set.of(), MAX_BYTES, Duration.ofSeconds(10), Duration.ofSeconds(1), SOON));

        list = old;
        events.await("OLDER");

        SignatureVerifierTest.assertRefused(verify(verifier), Reason.CERTIFICATE_REVOKED);
    }

    @Test
    void aServerThatSaysNothingIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            verifier(new Settings(List.of(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/")), Set.of(), MAX_BYTES,
                    Duration.ofMillis(200), LONG, LONG));

            events.await("UNREACHABLE");
        }
    }

    @Test
    void aDistributionPointIsAskedWhereItsHostIsAllowed() throws Exception {
        URI place = URI.create("http://LocalHost:" + url.getPort() + "/ca.crl");
        Identity signer = signerWith(place);
        SignatureVerifier verifier = verifier(new Settings(List.of(), Set.of("localhosT:" + url.getPort()), MAX_BYTES,
                Duration.ofSeconds(10), LONG, SOON));

        SignatureVerifierTest.assertRefused(verify(verifier, signer), Reason.REVOCATION_UNKNOWN);
        events.await("FETCHED");

        assertThat(verify(verifier, signer)).isInstanceOf(Valid.class);
        assertThat(requests.get()).isEqualTo(1);
    }

    @Test
    void noOtherHostIsAskedWhateverACertificateSays() throws Exception {
        SignatureVerifier verifier = verifier(new Settings(List.of(), Set.of("127.0.0.1", "crl.example.test"), MAX_BYTES,
                Duration.ofSeconds(10), LONG, SOON));

        SignatureVerifierTest.assertRefused(verify(verifier, signerWith(url)), Reason.REVOCATION_UNKNOWN);
        SignatureVerifierTest.assertRefused(verify(verifier, signerWith(URI.create("file:///etc/passwd"))), Reason.REVOCATION_UNKNOWN);

        assertThat(lists.places()).isEmpty();
        assertThat(requests.get()).isZero();
    }

    @Test
    void aCertificateThatNobodyBelievesMakesNobodyCall() throws Exception {
        CertificateAuthority stranger = CertificateAuthority.create("Stranger", pki.clock);
        SignatureVerifier verifier = verifier(new Settings(List.of(), Set.of("127.0.0.1:" + url.getPort()), MAX_BYTES,
                Duration.ofSeconds(10), LONG, SOON));

        SignatureVerifierTest.assertRefused(verify(verifier, signer(stranger, url)), Reason.CERTIFICATE_UNTRUSTED);

        assertThat(lists.places()).isEmpty();
    }

    @Test
    void settingsThatNobodyCanMeanAreRefused() {
        assertThatThrownBy(() -> from(URI.create("file:///etc/passwd"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> from(URI.create("ca.crl"))).isInstanceOf(IllegalArgumentException.class);
    }

    private Settings from(URI place) {
        return new Settings(List.of(place), NONE.hosts(), NONE.maxBytes(), NONE.timeout(), NONE.refresh(), NONE.retry());
    }

    private SignatureVerifier verifier(Settings settings) throws InterruptedException {
        lists = RevocationLists.start(settings, List.of(pki.anchors), pki.clock, events);
        lists.awaitFirstAttempts(Duration.ofSeconds(LIMIT_SECONDS));
        return new SignatureVerifier(trust(WhenUnknown.FAIL_CLOSED), CryptoProvider.JDK, pki.clock, Runnable::run, Optional.of(lists));
    }

    private TrustSettings trust(WhenUnknown whenUnknown) {
        return new TrustSettings(List.of(pki.anchors), Duration.ofDays(30), 2048, Revocation.CRL, List.of(), whenUnknown);
    }

    private Verification verify(SignatureVerifier verifier) {
        return verify(verifier, pki.dip);
    }

    private Verification verify(SignatureVerifier verifier, Identity signer) {
        return SignatureVerifierTest.verify(verifier, Calls.request(pki.sign(signer)));
    }

    private Identity signerWith(URI distributionPoint) {
        return signer(pki.authority, distributionPoint);
    }

    private Identity signer(CertificateAuthority issuer, URI distributionPoint) {
        Instant now = pki.clock.instant();
        return issuer.issue("DIP signing", Use.SIGNING, TestPki.rsa(2048), now.minusSeconds(60), now.plus(Duration.ofDays(365)), List.of(),
                Optional.of(distributionPoint));
    }
}
