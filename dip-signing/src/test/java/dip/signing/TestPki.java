package dip.signing;

import dip.signing.TrustSettings.Revocation;
import dip.signing.TrustSettings.WhenUnknown;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Identity;
import dip.signing.authority.CertificateAuthority.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;

/** An authority, a signing identity below it, and the files by which a verifier knows them. */
final class TestPki {

    final AdjustableClock clock = new AdjustableClock();
    final CertificateAuthority authority = CertificateAuthority.create("Test DIP CA", clock);
    final Identity dip = authority.issue("DIP signing", Use.SIGNING, Duration.ofDays(365), List.of());
    final Path anchors;
    final Path crl;

    TestPki(Path directory) throws IOException {
        anchors = directory.resolve("anchors.pem");
        crl = directory.resolve("dip.crl");
        Files.writeString(anchors, Pem.encode(authority.certificate()));
        Files.write(crl, authority.revocationList(List.of()));
    }

    SignatureVerifier verifier() {
        return verifier(Revocation.NONE, WhenUnknown.FAIL_CLOSED);
    }

    SignatureVerifier verifier(Revocation revocation, WhenUnknown whenUnknown) {
        return new SignatureVerifier(trust(revocation, whenUnknown), CryptoProvider.JDK, clock, Runnable::run);
    }

    SignatureVerifier verifier(CryptoProvider provider) {
        return new SignatureVerifier(trust(Revocation.NONE, WhenUnknown.FAIL_CLOSED), provider, clock, Runnable::run);
    }

    TrustSettings trust(Revocation revocation, WhenUnknown whenUnknown) {
        return new TrustSettings(List.of(anchors), Duration.ofMinutes(5), 2048, revocation, List.of(crl), whenUnknown);
    }

    SignatureValues sign(Identity signer) {
        return new MessageSigner(signer.key(), signer.certificate(), CryptoProvider.JDK, clock)
                .sign("POST", Calls.URL, Calls.BODY);
    }

    static KeyPair rsa(int bits) {
        return CryptoProvider.fastest().rsaKey(bits);
    }
}
