package dip.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.signing.authority.CertificateAuthority.Identity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PemTest {

    @TempDir
    private static Path directory;
    private static Identity identity;

    @BeforeAll
    static void makeKeys() throws IOException {
        identity = new TestPki(directory).dip;
    }

    @Test
    void identityIsReadAsItWasWritten() throws IOException {
        identity.write(directory, "dip");

        assertThat(Pem.privateKey(directory.resolve("dip.key.pem"))).isEqualTo(identity.key());
        assertThat(Pem.certificates(directory.resolve("dip.cert.pem"))).containsExactly(identity.certificate(), identity.issuer());
        assertThat(Files.getPosixFilePermissions(directory.resolve("dip.key.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void bareRsaKeyIsRead() throws IOException {
        byte[] pkcs1 = PrivateKeyInfo.getInstance(identity.key().getEncoded()).parsePrivateKey().toASN1Primitive().getEncoded();
        Path file = file("pkcs1.pem", block("RSA PRIVATE KEY", pkcs1).replace("\n", "\r\n"));

        assertThat(Pem.privateKey(file)).isEqualTo(identity.key());
    }

    @Test
    void encryptedKeyIsNamedAsSuch() {
        assertThatThrownBy(() -> Pem.privateKey(file("locked.pem", block("ENCRYPTED PRIVATE KEY", new byte[9]))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("locked.pem").hasMessageContaining("encrypted");
    }

    @Test
    void messagesNameTheFileAndKeepTheContentSecret() {
        byte[] secret = "secret-secret".getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> Pem.privateKey(file("broken.pem", block("PRIVATE KEY", secret))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("broken.pem")
                .hasMessageNotContaining("secret").hasMessageNotContaining(Base64.getEncoder().encodeToString(secret));
        assertThatThrownBy(() -> Pem.certificates(file("empty.pem", "")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("empty.pem");
        assertThatThrownBy(() -> Pem.certificates(directory.resolve("missing.pem")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("missing.pem");
    }

    private static String block(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }

    private static Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }
}
