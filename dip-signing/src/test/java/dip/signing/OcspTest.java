package dip.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dip.signing.TrustSettings.Revocation;
import dip.signing.TrustSettings.WhenUnknown;
import dip.signing.Verification.Reason;
import dip.signing.Verification.Valid;
import dip.signing.authority.OcspResponder;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.Security;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revocation by OCSP. The responder is named by Java's own security property instead of by each certificate. */
class OcspTest {

    private static final String RESPONDER_URL = "ocsp.responderURL";

    @TempDir
    private Path directory;
    private TestPki pki;
    private OcspResponder responder;

    @BeforeEach
    void startResponder() throws IOException {
        pki = new TestPki(directory);
        responder = new OcspResponder(pki.authority);
        Security.setProperty(RESPONDER_URL, responder.uri().toString());
    }

    @AfterEach
    void stopResponder() {
        Security.setProperty(RESPONDER_URL, "");
        responder.close();
    }

    @Test
    void unrevokedCertificateIsGood() {
        assertThat(verify(WhenUnknown.FAIL_CLOSED)).isInstanceOf(Valid.class);
    }

    @Test
    void revokedCertificateIsRefused() {
        responder.revoke(pki.dip.certificate());

        SignatureVerifierTest.assertRefused(verify(WhenUnknown.FAIL_OPEN), Reason.CERTIFICATE_REVOKED);
    }

    @Test
    void absentResponderIsUnknown() {
        responder.close();

        SignatureVerifierTest.assertRefused(verify(WhenUnknown.FAIL_CLOSED), Reason.REVOCATION_UNKNOWN);
        assertThat(verify(WhenUnknown.FAIL_OPEN)).isInstanceOf(Valid.class);
    }

    @Test
    void silentResponderIsUnknownAfterTheTimeout() throws IOException {
        try (ServerSocket silent = new ServerSocket(0); ExecutorService lookups = Executors.newVirtualThreadPerTaskExecutor()) {
            Security.setProperty(RESPONDER_URL, "http://127.0.0.1:" + silent.getLocalPort() + "/");
            TrustSettings trust = new TrustSettings(List.of(pki.anchors), Duration.ofMinutes(5), 2048, Revocation.OCSP, List.of(),
                    WhenUnknown.FAIL_CLOSED, Duration.ofMillis(100), Duration.ofMinutes(15), false);
            SignatureVerifier verifier = new SignatureVerifier(trust, CryptoProvider.JDK, pki.clock, lookups);

            Verification verification = SignatureVerifierTest.verify(verifier, Calls.request(pki.sign(pki.dip)));

            SignatureVerifierTest.assertRefused(verification, Reason.REVOCATION_UNKNOWN);
            lookups.shutdownNow();
            silent.close();
        }
    }

    private Verification verify(WhenUnknown whenUnknown) {
        return SignatureVerifierTest.verify(pki.verifier(Revocation.OCSP, whenUnknown), Calls.request(pki.sign(pki.dip)));
    }
}
