package dip.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dip.signing.Verification.Valid;
import dip.signing.authority.CertificateAuthority.Identity;
import dip.signing.authority.CertificateAuthority.Use;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessageSignerTest {

    private static TestPki pki;

    @BeforeAll
    static void makeKeys(@TempDir Path directory) throws IOException {
        pki = new TestPki(directory);
    }

    @Test
    void signsMethodWholeLowerCaseUrlDateAndHashSeparatedBySemicolons() throws GeneralSecurityException {
        SignatureValues values = pki.sign(pki.dip);

        Signature independent = Signature.getInstance("SHA256withRSA");
        independent.initVerify(pki.dip.certificate());
        independent.update(("POST;https://hooks.example.org/webhooks/2300000001/if-036;2026-03-21T19:05:00.123Z;"
                + values.contentHash()).getBytes(StandardCharsets.US_ASCII));
        assertThat(independent.verify(Base64.getDecoder().decode(values.signature()))).isTrue();
        assertThat(values.date()).isEqualTo("2026-03-21T19:05:00.123Z");
        assertThat(new String(Base64.getDecoder().decode(values.certificate()), StandardCharsets.US_ASCII))
                .isEqualTo(Pem.encode(pki.dip.certificate()));
    }

    @ParameterizedTest
    @EnumSource
    void everyProviderVerifiesWhatEveryOtherSigns(CryptoProvider signing) {
        assumeThat(signing.isAvailable()).isTrue();
        SignatureValues values = new MessageSigner(pki.dip.key(), pki.dip.certificate(), signing, pki.clock)
                .sign("POST", Calls.URL, Calls.BODY);

        for (CryptoProvider verifying : CryptoProvider.values()) {
            if (verifying.isAvailable()) {
                SignatureVerifier verifier = pki.verifier(verifying);
                assertThat(SignatureVerifierTest.verify(verifier, Calls.request(values))).as(verifying.name()).isInstanceOf(Valid.class);
            }
        }
    }

    @Test
    void keyThatIsNotTheCertificatesIsRefused() {
        Identity other = pki.authority.issue("other", Use.SIGNING, Duration.ofDays(1), List.of());

        assertThatThrownBy(() -> signer(new KeyPair(other.certificate().getPublicKey(), other.key()), pki.dip))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("does not belong");
    }

    @Test
    void weakKeyIsRefused() {
        KeyPair weak = TestPki.rsa(1024);

        assertThatThrownBy(() -> signer(weak, issued(weak)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("1024 bits");
    }

    @Test
    void keyThatIsNoRsaKeyIsRefused() throws GeneralSecurityException {
        KeyPair elliptic = KeyPairGenerator.getInstance("EC").generateKeyPair();

        assertThatThrownBy(() -> signer(elliptic, issued(elliptic)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("RSA");
    }

    private static Identity issued(KeyPair key) {
        Instant now = pki.clock.instant();
        return pki.authority.issue("x", Use.SIGNING, key, now, now.plusSeconds(60), List.of());
    }

    private static MessageSigner signer(KeyPair key, Identity identity) {
        return new MessageSigner(key.getPrivate(), identity.certificate(), CryptoProvider.JDK, pki.clock);
    }
}
