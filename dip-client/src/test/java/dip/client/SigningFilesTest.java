package dip.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.signing.CryptoProvider;
import dip.signing.MessageSigner;
import dip.signing.Pem;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Identity;
import dip.signing.authority.CertificateAuthority.Use;
import dip.signing.authority.CertificateRequest;
import dip.signing.keys.FileReplacement;
import dip.signing.keys.KeyPlace;
import dip.signing.keys.SigningIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningFilesTest {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create("CA", InstantSource.system());

    @TempDir
    private Path directory;

    @Test
    void aRotatedPairIsTakenOverOnceItIsWhole() throws IOException {
        Identity before = identity();
        Identity next = identity();
        before.write(directory, "signing");
        SigningFiles files = SigningFiles.open(SigningIdentity.pem(file("key"), file("cert")), CryptoProvider.JDK, InstantSource.system());

        replace(file("key"), Pem.encode(next.key()), 1);
        assertThat(certificate(files.signer())).isEqualTo(Pem.encode(before.certificate()));
        replace(file("cert"), Pem.encode(next.certificate()), 1);
        assertThat(certificate(files.signer())).isEqualTo(Pem.encode(next.certificate()));

        replace(file("key"), "pkcs11:object=none?module-path=/nowhere.so&pin-source=/nowhere", 2);
        assertThat(certificate(files.signer())).isEqualTo(Pem.encode(next.certificate()));
    }

    @Test
    void oneThatIsNotValidYetDoesNotReplaceOneThatIsBeforeItsTime() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        Identity before = identity();
        before.write(directory, "signing");
        SigningFiles files = SigningFiles.open(SigningIdentity.pem(file("key"), file("cert")), CryptoProvider.JDK, now::get);
        KeyPair key = CryptoProvider.fastest().rsaKey(2048);
        Instant tomorrow = now.get().plus(Duration.ofHours(12));
        Identity next = AUTHORITY.issue("us", Use.SIGNING, key, tomorrow, tomorrow.plus(Duration.ofDays(1)), List.of());

        replace(file("key"), Pem.encode(next.key()), 1);
        replace(file("cert"), Pem.encode(next.certificate()), 1);
        assertThat(certificate(files.signer())).isEqualTo(Pem.encode(before.certificate()));
        assertThat(files.look().unusable()).contains("is valid from");

        now.set(tomorrow.plusSeconds(1));
        assertThat(certificate(files.signer())).isEqualTo(Pem.encode(next.certificate()));
        assertThat(files.look().unusable()).isNull();
    }

    @Test
    void aPkcs12FileHoldsBothAndIsTakenOverAtOnce() throws IOException {
        Path store = directory.resolve("signing.p12");
        Optional<Path> password = Optional.of(Files.writeString(directory.resolve("password"), "changeit\n"));
        KeyPlace place = KeyPlace.of(store.toString(), password);
        place.generate(2048);
        SigningFiles files = SigningFiles.open(new SigningIdentity(store, Optional.empty(), password), CryptoProvider.JDK,
                InstantSource.system());
        X509Certificate issued = AUTHORITY.issue(CertificateRequest.of(place.open(), new X500Principal("CN=us"), Use.SIGNING,
                List.of()), Duration.ofDays(1));

        place.certify(List.of(issued));
        Files.setLastModifiedTime(store, FileTime.from(Instant.now().plusSeconds(60)));

        assertThat(certificate(files.signer())).isEqualTo(Pem.encode(issued));
    }

    @Test
    void aWrongPasswordIsSaidWithoutIt() throws IOException {
        Path store = directory.resolve("signing.p12");
        KeyPlace.of(store.toString(), Optional.of(Files.writeString(directory.resolve("password"), "changeit"))).generate(2048);
        Path wrong = Files.writeString(directory.resolve("wrong"), "not-this-one");

        assertThatThrownBy(() -> SigningFiles.open(new SigningIdentity(store, Optional.empty(), Optional.of(wrong)),
                CryptoProvider.JDK, InstantSource.system()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(store.toString()).hasMessageContaining("does not open it").hasMessageNotContaining("not-this-one");
    }

    private static Identity identity() {
        return AUTHORITY.issue("us", Use.SIGNING, Duration.ofDays(1), List.of());
    }

    private Path file(String kind) {
        return directory.resolve("signing." + kind + ".pem");
    }

    /** @param minutes later than now, so that each replacement has a time of its own */
    private static void replace(Path file, String content, int minutes) throws IOException {
        FileReplacement.secret(file, content.getBytes(StandardCharsets.US_ASCII)).replace();
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60L * minutes)));
    }

    private static String certificate(MessageSigner signer) {
        String header = signer.sign("POST", "https://dip.example/x", new byte[0]).certificate();
        return new String(Base64.getDecoder().decode(header), StandardCharsets.US_ASCII);
    }
}
