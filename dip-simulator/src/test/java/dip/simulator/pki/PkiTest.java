package dip.simulator.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.service.InvalidConfiguration;
import dip.signing.Pem;
import dip.simulator.pki.Pki.Name;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PkiTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T18:00:00Z"));

    @TempDir
    static Path directory;
    private static Pki pki;

    @BeforeAll
    static void fill() {
        pki = Pki.open(directory, List.of("2300000001"), CLOCK);
    }

    @Test
    void makesAKeyAndACertificateForEveryoneItNames() {
        for (Name name : Name.values()) {
            assertThat(pki.identity(name).certificate()).as(name.id()).isNotNull();
        }
        assertThat(directory.resolve("participant-2300000001-signing.key.pem")).exists();
        assertThat(directory.resolve("participant-2300000001-client.cert.pem")).exists();
    }

    @Test
    void takesAFilledDirectoryAsItIs() throws IOException {
        byte[] before = Files.readAllBytes(pki.certificate(Name.DIP_SIGNING));

        Pki again = Pki.open(directory, List.of("2300000001"), CLOCK);

        assertThat(Files.readAllBytes(again.certificate(Name.DIP_SIGNING))).isEqualTo(before);
    }

    @Test
    void refusesADirectoryOfOtherThings(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("diary.txt"), "");

        assertThatThrownBy(() -> Pki.open(other, List.of(), CLOCK)).isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("dip.simulator.pki-dir").hasMessageContaining("dip-signing.cert.pem");
    }

    @Test
    void makesIdentitiesThatHaveToBeRefused() throws Exception {
        X509Certificate authority = Pem.certificates(pki.authority()).getFirst();
        X509CRL revocations = (X509CRL) CertificateFactory.getInstance("X.509")
                .generateCRL(Files.newInputStream(pki.revocations()));

        assertThat(revocations.isRevoked(pki.identity(Name.REVOKED_SIGNING).certificate())).isTrue();
        assertThat(revocations.isRevoked(pki.identity(Name.DIP_SIGNING).certificate())).isFalse();
        assertThat(pki.identity(Name.EXPIRED_SIGNING).certificate().getNotAfter().toInstant()).isBefore(CLOCK.instant());
        assertThat(((RSAPublicKey) pki.identity(Name.WEAK_SIGNING).certificate().getPublicKey()).getModulus().bitLength())
                .isEqualTo(1024);
        assertThat(pki.identity(Name.UNTRUSTED_SIGNING).certificate().getIssuerX500Principal())
                .isNotEqualTo(authority.getSubjectX500Principal());
    }
}
