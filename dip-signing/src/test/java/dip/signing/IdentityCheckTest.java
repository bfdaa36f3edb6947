package dip.signing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Identity;
import dip.signing.authority.CertificateAuthority.Use;
import dip.signing.authority.CertificateRequest;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdentityCheckTest {

    private static final AdjustableClock CLOCK = new AdjustableClock();
    private static final CertificateAuthority ROOT = CertificateAuthority.create("Root", CLOCK);
    private static final CertificateAuthority ISSUER = ROOT.subordinate("Issuer");
    private static final KeyPair PAIR = TestPki.rsa(2048);
    private static final HeldKey KEY = held(PAIR);

    @ParameterizedTest
    @EnumSource
    void whatARequestAsksForIsFitForThatUseAndForNoOther(Use use) {
        String pem = CertificateRequest.of(KEY, new X500Principal("CN=us,O=Example,C=GB"), use,
                use == Use.TLS_SERVER ? List.of("hooks.example.org", "127.0.0.1") : List.of()).pem();
        X509Certificate certificate = ISSUER.issue(CertificateRequest.read(pem), Duration.ofDays(30));

        assertThatCode(() -> require(KEY, use, certificate, ISSUER.certificate())).doesNotThrowAnyException();
        for (Use other : Use.values()) {
            if (other != use) {
                assertThatThrownBy(() -> require(KEY, other, certificate, ISSUER.certificate()))
                        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("CN=us").hasMessageContaining("extended key usage");
            }
        }
    }

    @Test
    void anotherKeysCertificateIsRefused() {
        refused(held(TestPki.rsa(2048)), Use.SIGNING, "does not belong to the certificate", issued(PAIR, 0, 1), ISSUER.certificate());
    }

    @Test
    void weakKeyIsRefused() {
        KeyPair weak = TestPki.rsa(1024);
        refused(held(weak), Use.SIGNING, "1024 bits", issued(weak, 0, 1), ISSUER.certificate());
    }

    @Test
    void whatIsNotValidNowIsRefused() {
        refused(KEY, Use.SIGNING, "expired at", issued(PAIR, -2, -1), ISSUER.certificate());
        refused(KEY, Use.SIGNING, "is not valid before", issued(PAIR, 1, 2), ISSUER.certificate());
    }

    @Test
    void chainWithAGapOrToAnotherRootIsRefused() {
        refused(KEY, Use.SIGNING, "does not chain to a trusted issuer", issued(PAIR, 0, 1));
        CertificateAuthority other = CertificateAuthority.create("Root", CLOCK);
        X509Certificate foreign = other.issue("us", Use.SIGNING, PAIR, CLOCK.instant(), CLOCK.instant().plusSeconds(60), List.of()).certificate();
        refused(KEY, Use.SIGNING, "does not chain to a trusted issuer", foreign, other.certificate());
    }

    @Test
    void serverRequestNeedsAHost() {
        assertThatThrownBy(() -> CertificateRequest.of(KEY, new X500Principal("CN=us"), Use.TLS_SERVER, List.of()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("host names");
    }

    private static void refused(HeldKey key, Use use, String why, X509Certificate... certificates) {
        assertThatThrownBy(() -> require(key, use, certificates)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why);
    }

    private static void require(HeldKey key, Use use, X509Certificate... certificates) {
        IdentityCheck.require(key, List.of(certificates), use, List.of(ROOT.certificate()), CLOCK.instant());
    }

    private static X509Certificate issued(KeyPair pair, int fromDay, int toDay) {
        Instant now = CLOCK.instant();
        Identity identity = ISSUER.issue("us", Use.SIGNING, pair, now.plus(Duration.ofDays(fromDay)), now.plus(Duration.ofDays(toDay)), List.of());
        return identity.certificate();
    }

    private static HeldKey held(KeyPair pair) {
        return new HeldKey("test", pair.getPrivate(), (RSAPublicKey) pair.getPublic(), List.of(), null);
    }
}
