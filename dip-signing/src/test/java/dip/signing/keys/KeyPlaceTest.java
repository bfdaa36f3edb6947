package dip.signing.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.signing.HeldKey;
import dip.signing.Pem;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Use;
import dip.signing.authority.CertificateRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyPlaceTest {

    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private Path directory;
    private Path password;

    @BeforeEach
    void writePassword() throws IOException {
        password = Files.writeString(directory.resolve("password"), PASSWORD + "\n");
    }

    @Test
    void pemKeyIsForItsOwnerAloneAndIsReadAsItWasMade() throws IOException {
        KeyPlace place = pem("a.key.pem");
        HeldKey made = place.generate(3072);

        assertThat(made.bits()).isEqualTo(3072);
        assertThat(place.open().publicKey()).isEqualTo(made.publicKey());
        assertThat(Files.getPosixFilePermissions(directory.resolve("a.key.pem"))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactlyInAnyOrder(password, directory.resolve("a.key.pem"));
        }
    }

    @Test
    void pkcs12KeyKeepsItsCertificatesOnceTheyCome() throws IOException {
        KeyPlace place = pkcs12("a.p12", password);
        HeldKey made = place.generate(2048);
        CertificateAuthority authority = CertificateAuthority.create("CA", InstantSource.system());
        X509Certificate own = authority.issue(CertificateRequest.of(made, new X500Principal("CN=us"), Use.SIGNING, List.of()), Duration.ofDays(1));

        assertThat(place.open().certificates()).singleElement()
                .extracting(each -> each.getSubjectX500Principal().getName()).asString().contains(CertificateRequest.PLACEHOLDER);
        place.certify(List.of(own, authority.certificate()));

        HeldKey opened = place.open();
        assertThat(opened.certificates()).containsExactly(own, authority.certificate());
        assertThat(opened.belongsTo(own)).isTrue();
        assertThat(Files.getPosixFilePermissions(directory.resolve("a.p12"))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aKeyIsNeverOverwritten() {
        for (KeyPlace place : List.of(pem("b.key.pem"), pkcs12("b.p12", password))) {
            HeldKey first = place.generate(2048);

            assertThatThrownBy(() -> place.generate(2048)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is there already");
            assertThat(place.open().publicKey()).isEqualTo(first.publicKey());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1024, 2047, 8192})
    void otherSizesAreRefusedAndLeaveNothing(int bits) {
        for (KeyPlace place : List.of(pem("c.key.pem"), pkcs12("c.p12", password))) {
            assertThatThrownBy(() -> place.generate(bits)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2048, 3072 or 4096");
        }
        assertThat(directory.resolve("c.key.pem")).doesNotExist();
        assertThat(directory.resolve("c.p12")).doesNotExist();
    }

    @Test
    void wrongPasswordIsNamedByItsFileAndNotShown() throws IOException {
        pkcs12("d.p12", password).generate(2048);
        Path wrong = Files.writeString(directory.resolve("wrong"), "wrong-secret");

        assertThatThrownBy(() -> pkcs12("d.p12", wrong).open()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("d.p12").hasMessageContaining(wrong.toString())
                .hasMessageNotContaining("wrong-secret");
        assertThatThrownBy(() -> pkcs12("d.p12", Files.createFile(directory.resolve("empty"))).open())
                .hasMessageContaining("holds no secret");
    }

    @Test
    void damagedFilesAreRefusedWithoutTheirContent() throws IOException {
        Path broken = Files.writeString(directory.resolve("e.p12"), "not-a-store-but-a-secret");

        assertThatThrownBy(() -> pkcs12("e.p12", password).open()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(broken.toString()).hasMessageNotContaining("secret");
    }

    @Test
    void heldKeyPrintsItsPlaceAlone() {
        HeldKey key = pem("f.key.pem").generate(2048);

        assertThat(key).hasToString("the key in " + directory.resolve("f.key.pem"));
        assertThat(Pem.privateKey(directory.resolve("f.key.pem"))).isEqualTo(key.key());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "pkcs11:object=a?module-path=/x.so&pin-value=9876", "pkcs11:object=a;token=9876?module-path=/x.so",
        "pkcs11:object=a;slot-id=9876x?module-path=/x.so&pin-source=/p", "pkcs11:object=a;object=9876?module-path=/x.so",
        "pkcs11:object?module-path=/9876", "pkcs11:object=a?module-path=9876.so&pin-source=/p", "pkcs11:slot-id=1?module-path=/9876.so&pin-source=/p", "pkcs11:", "pkcs11:object=%9z876"})
    void wrongTokenUriIsRefusedWithoutQuotingValues(String uri) {
        assertThatThrownBy(() -> KeyPlace.of(uri, Optional.empty())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("PKCS#11 URI: ").hasMessageNotContaining("9876");
    }

    @Test
    void missingTokenLibraryIsNamed() {
        KeyPlace place = KeyPlace.of("pkcs11:object=a?module-path=" + directory + "/none.so&pin-source=" + password, Optional.empty());

        assertThatThrownBy(place::open).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("none.so");
    }

    @Test
    void aServicesKeyFileHoldsTheKeyOrNamesTheTokenThatHasIt() throws IOException {
        HeldKey made = pem("g.key.pem").generate(2048);
        Path named = Files.writeString(directory.resolve("named"), "pkcs11:object=a?module-path=" + directory + "/none.so&pin-source=" + password + "\n");

        assertThat(KeyPlace.in(directory.resolve("g.key.pem")).open().publicKey()).isEqualTo(made.publicKey());
        assertThat(KeyPlace.in(named).keyFileContent()).contains(Files.readString(named));
        assertThatThrownBy(() -> KeyPlace.in(named).open()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("none.so");
        assertThatThrownBy(() -> KeyPlace.in(directory.resolve("missing"))).hasMessageContaining("missing: cannot be read");
        assertThat(pkcs12("g.p12", password).keyFileContent()).isEmpty();
    }

    private KeyPlace pem(String name) {
        return KeyPlace.of(directory.resolve(name).toString(), Optional.empty());
    }

    private KeyPlace pkcs12(String name, Path passwordFile) {
        return KeyPlace.of(directory.resolve(name).toString(), Optional.of(passwordFile));
    }
}
