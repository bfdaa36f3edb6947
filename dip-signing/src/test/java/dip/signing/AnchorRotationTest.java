package dip.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dip.signing.Verification.Reason;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Identity;
import dip.signing.authority.CertificateAuthority.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The DIP moves from one authority to the next: for a while both stand in the file of anchors. */
class AnchorRotationTest {

    private static final Duration UNTIL_THE_NEXT_LOOK = Duration.ofSeconds(6);

    @Test
    void bothIssuersAreBelievedWhileBothStandInTheFile(@TempDir Path directory) throws IOException {
        TestPki pki = new TestPki(directory);
        CertificateAuthority next = CertificateAuthority.create("Next DIP CA", pki.clock);
        Identity nextSigner = next.issue("DIP signing", Use.SIGNING, Duration.ofDays(365), List.of());
        SignatureVerifier verifier = pki.verifier();
        SignatureVerifierTest.assertRefused(verify(verifier, pki, nextSigner), Reason.CERTIFICATE_UNTRUSTED);

        replaceAnchors(pki, pki.authority, next);

        assertThat(verify(verifier, pki, pki.dip)).isInstanceOf(Verification.Valid.class);
        assertThat(verify(verifier, pki, nextSigner)).isInstanceOf(Verification.Valid.class);

        replaceAnchors(pki, next);

        SignatureVerifierTest.assertRefused(verify(verifier, pki, pki.dip), Reason.CERTIFICATE_UNTRUSTED);
        assertThat(verify(verifier, pki, nextSigner)).isInstanceOf(Verification.Valid.class);
    }

    private static void replaceAnchors(TestPki pki, CertificateAuthority... authorities) throws IOException {
        StringBuilder anchors = new StringBuilder();
        for (CertificateAuthority authority : authorities) {
            anchors.append(Pem.encode(authority.certificate()));
        }
        Files.writeString(pki.anchors, anchors);
        pki.clock.advance(UNTIL_THE_NEXT_LOOK);
    }

    private static Verification verify(SignatureVerifier verifier, TestPki pki, Identity signer) {
        return verifier.verify(Calls.request(pki.sign(signer))).toCompletableFuture().join();
    }
}
