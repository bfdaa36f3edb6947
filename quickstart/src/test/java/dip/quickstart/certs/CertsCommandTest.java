package dip.quickstart.certs;

import static org.assertj.core.api.Assertions.assertThat;

import dip.quickstart.rules.Dip;
import dip.signing.Pem;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Use;
import dip.signing.authority.CertificateRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertsCommandTest {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create("Test CA", InstantSource.system());
    private static final String PASSWORD = "hunter2-hunter2";

    @TempDir
    private static Path shared;

    @TempDir
    private Path directory;

    @BeforeAll
    static void writeAnchors() throws IOException {
        Files.writeString(shared.resolve("ca.pem"), Pem.encode(AUTHORITY.certificate()));
        Files.writeString(shared.resolve("password"), PASSWORD + "\n");
    }

    @Test
    void fromKeyToCertificateInPlaceToSignedMessage() throws IOException {
        assertThat(certs("key", "--key", file("new.key.pem")).exit()).isZero();
        assertThat(certs("csr", "--key", file("new.key.pem"), "--use", "signing", "--subject", "CN=2300000001,O=Example", "-o", file("new.csr")).exit()).isZero();
        answer("new.csr", "new.cert.pem", 90);
        AUTHORITY.issue("before", Use.SIGNING, Duration.ofDays(1), List.of()).write(directory, "live");

        Dip imported = importTo("new.cert.pem", "new.key.pem", "signing");

        assertThat(imported.err()).isEmpty();
        assertThat(imported.exit()).isZero();
        assertThat(imported.out()).contains("in place: ", "CN=2300000001", "issued by CN=Test CA");
        assertThat(Pem.privateKey(directory.resolve("live.key.pem"))).isEqualTo(Pem.privateKey(directory.resolve("new.key.pem")));
        assertThat(Files.getPosixFilePermissions(directory.resolve("live.key.pem"))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        Path body = Files.writeString(directory.resolve("body.json"), "[]");
        assertThat(Dip.run("sign", "--url", "https://dip.example/x", "--key", file("live.key.pem"), "--cert", file("live.cert.pem"), body.toString()).exit()).isZero();
    }

    @Test
    void pkcs12KeyKeepsItsCertificateAndNeverLeavesItsFile() throws IOException {
        String[] key = {"--key", file("a.p12"), "--password-file", shared.resolve("password").toString()};
        assertThat(certs(with(List.of("key", "--bits", "3072"), key)).exit()).isZero();
        Dip request = certs(with(List.of("csr", "--use", "tls-client", "--subject", "CN=us"), key));
        Files.writeString(directory.resolve("a.csr"), request.out());
        answer("a.csr", "a.cert.pem", 90);

        Dip copied = certs(with(List.of("import", file("a.cert.pem"), "--use", "tls-client", "--anchors", shared.resolve("ca.pem").toString(),
                "--to-key", file("out.key.pem"), "--to-cert", file("out.cert.pem")), key));
        assertThat(copied.exit()).isEqualTo(2);
        assertThat(copied.err()).contains("stays there");
        assertThat(directory.resolve("out.key.pem")).doesNotExist();

        assertThat(certs(with(List.of("import", file("a.cert.pem"), "--use", "tls-client", "--anchors", shared.resolve("ca.pem").toString()), key)).exit()).isZero();
        assertThat(certs("inventory", file("a.p12"), "--password-file", shared.resolve("password").toString()).lines())
                .anyMatch(line -> line.contains("ok") && line.contains("tls-client") && line.contains("CN=us"));
        Files.writeString(directory.resolve("participants.yaml"), """
                dip:
                  participants:
                    "2300000001": {role: SUP, signing-key: %s, signing-key-password-file: %s}
                """.formatted(file("a.p12"), shared.resolve("password")));
        assertThat(certs("inventory", "--participants", file("participants.yaml"), "--json").lines().getFirst())
                .contains("\"state\":\"ok\"", "\"owner\":\"2300000001\"", "\"key\":\"" + file("a.p12") + "\"");
    }

    @Test
    void refusedImportChangesNothing() throws IOException {
        AUTHORITY.issue("live", Use.SIGNING, Duration.ofDays(1), List.of()).write(directory, "live");
        AUTHORITY.issue("other", Use.SIGNING, Duration.ofDays(1), List.of()).write(directory, "other");
        AUTHORITY.issue("tls", Use.TLS_CLIENT, Duration.ofDays(1), List.of()).write(directory, "tls");
        CertificateAuthority.create("Foreign CA", InstantSource.system()).issue("foreign", Use.SIGNING, Duration.ofDays(1), List.of()).write(directory, "foreign");
        String before = Files.readString(directory.resolve("live.key.pem")) + Files.readString(directory.resolve("live.cert.pem"));

        assertRefused(importTo("other.cert.pem", "live.key.pem", "signing"), "does not belong to the certificate of CN=other");
        assertRefused(importTo("tls.cert.pem", "tls.key.pem", "signing"), "is for TLS alone");
        assertRefused(importTo("other.cert.pem", "other.key.pem", "tls-server"), "is not for TLS servers");
        assertRefused(importTo("foreign.cert.pem", "foreign.key.pem", "signing"), "does not chain to a trusted issuer");
        assertThat(Files.readString(directory.resolve("live.key.pem")) + Files.readString(directory.resolve("live.cert.pem"))).isEqualTo(before);
        assertThat(directory).isDirectoryNotContaining(each -> each.toString().endsWith(".new"));
    }

    @Test
    void inventorySaysWhatIsToBeLookedAt() throws IOException {
        AUTHORITY.issue("us", Use.SIGNING, Duration.ofDays(40), List.of()).write(directory, "us");
        Files.writeString(directory.resolve("participants.yaml"), """
                dip:
                  participants:
                    "2300000001":
                      role: SUP
                      signing-key: %s
                      signing-certificate: %s
                    "2500000001":
                      role: LDSO
                """.formatted(file("us.key.pem"), file("us.cert.pem")));

        assertThat(certs("inventory", directory.toString()).exit()).isZero();
        assertThat(certs("inventory", directory.toString(), "--warn-days", "60").exit()).isEqualTo(1);
        Dip named = certs("inventory", "--participants", file("participants.yaml"), "--json", "--warn-days", "60");
        assertThat(named.exit()).isEqualTo(1);
        assertThat(named.lines().getFirst()).contains("\"state\":\"expires soon\"", "\"owner\":\"2300000001\"", "\"use\":\"signing\"",
                "\"daysLeft\":", "\"key\":\"" + file("us.key.pem") + "\"");
        assertThat(certs("inventory").exit()).isEqualTo(2);
        assertThat(certs("inventory", file("none")).err()).contains("no such file");
    }

    @Test
    void noFailureShowsAKeyOrAPassword() throws IOException {
        AUTHORITY.issue("us", Use.SIGNING, Duration.ofDays(40), List.of()).write(directory, "us");
        AUTHORITY.issue("other", Use.SIGNING, Duration.ofDays(40), List.of()).write(directory, "other");
        PrivateKey key = Pem.privateKey(directory.resolve("us.key.pem"));
        String pem = Files.readString(directory.resolve("us.key.pem"));
        Files.writeString(directory.resolve("cut.key.pem"), pem.substring(0, pem.length() / 2) + "\n-----END PRIVATE KEY-----\n");
        Files.writeString(directory.resolve("labelled.cert.pem"), pem.replace("PRIVATE KEY", "CERTIFICATE"));
        Files.writeString(directory.resolve("pkcs1.key.pem"), pem.replace("PRIVATE KEY", "RSA PRIVATE KEY"));
        Files.writeString(directory.resolve("wrong"), "another-" + PASSWORD);
        Files.copy(directory.resolve("us.key.pem"), directory.resolve("us.p12"));
        String password = shared.resolve("password").toString();
        assertThat(certs("key", "--key", file("good.p12"), "--password-file", password).exit()).isZero();
        String anchors = shared.resolve("ca.pem").toString();

        List<Dip> failures = new ArrayList<>(List.of(
                certs("key", "--key", file("us.key.pem")),
                certs("key", "--key", file("x.key.pem"), "--bits", "1024"),
                certs("key", "--key", file("none/x.key.pem")),
                certs("key", "--key", file("x.p12")),
                certs("key", "--key", file("good.p12"), "--password-file", password),
                certs("key", "--key", "pkcs11:object=a?module-path=" + file("us.key.pem") + "&pin-source=" + password),
                certs("key", "--key", "pkcs11:object=a?module-path=/none.so&pin-value=" + PASSWORD),
                certs("csr", "--key", file("cut.key.pem"), "--use", "signing", "--subject", "CN=us"),
                certs("csr", "--key", file("pkcs1.key.pem"), "--use", "signing", "--subject", "CN=us"),
                certs("csr", "--key", file("us.key.pem"), "--use", "signing", "--subject", "us"),
                certs("csr", "--key", file("us.key.pem"), "--use", "tls-server", "--subject", "CN=us"),
                certs("csr", "--key", file("us.key.pem"), "--use", "signing", "--subject", "CN=us", "-o", file("none/x")),
                certs("csr", "--key", file("us.p12"), "--password-file", password, "--use", "signing", "--subject", "CN=us"),
                certs("csr", "--key", file("good.p12"), "--password-file", file("wrong"), "--use", "signing", "--subject", "CN=us"),
                certs("csr", "--key", file("good.p12"), "--password-file", file("none"), "--use", "signing", "--subject", "CN=us"),
                certs("import", file("other.cert.pem"), "--key", file("us.key.pem"), "--use", "signing", "--anchors", anchors, "--to-cert", file("live.cert.pem")),
                certs("import", file("us.key.pem"), "--key", file("us.key.pem"), "--use", "signing", "--anchors", anchors, "--to-cert", file("live.cert.pem")),
                certs("import", file("labelled.cert.pem"), "--key", file("us.key.pem"), "--use", "signing", "--anchors", anchors, "--to-cert", file("live.cert.pem")),
                certs("import", file("us.cert.pem"), "--key", file("us.key.pem"), "--use", "signing", "--anchors", file("us.key.pem"), "--to-cert", file("live.cert.pem")),
                certs("import", file("us.cert.pem"), "--key", file("us.key.pem"), "--use", "signing", "--anchors", anchors),
                certs("import", file("us.cert.pem"), "--key", file("us.key.pem"), "--use", "signing", "--anchors", anchors,
                        "--to-key", file("none/live.key.pem"), "--to-cert", file("none/live.cert.pem")),
                certs("inventory", directory.toString(), "--password-file", file("wrong")),
                certs("inventory", "--participants", file("us.key.pem"))));

        for (Dip failure : failures) {
            assertThat(failure.exit()).as(failure.toString()).isEqualTo(2);
            assertThat(failure.err()).as("every refusal has a sentence").isNotBlank();
            assertNoSecret(failure.out() + failure.err(), key);
        }
    }

    /** Any stretch of the key's base64 or of its secret numbers, in hex or decimal, would be found. */
    private static void assertNoSecret(String text, PrivateKey key) {
        String base64 = Base64.getEncoder().encodeToString(key.getEncoded());
        RSAPrivateCrtKey numbers = (RSAPrivateCrtKey) key;
        assertThat(text).doesNotContain(PASSWORD);
        String flat = text.replaceAll("\\s", "");
        for (int at = 64; at + 24 <= base64.length(); at += 8) {
            assertThat(flat).doesNotContain(base64.substring(at, at + 24));
        }
        assertThat(flat.toLowerCase(Locale.ROOT)).doesNotContain(numbers.getPrivateExponent().toString().substring(0, 30),
                numbers.getPrivateExponent().toString(16).substring(0, 30), numbers.getPrimeP().toString().substring(0, 30),
                HexFormat.of().formatHex(numbers.getPrimeQ().toByteArray()).substring(2, 32));
    }

    private static void assertRefused(Dip dip, String why) {
        assertThat(dip.exit()).isEqualTo(2);
        assertThat(dip.err()).startsWith("import: ").contains(why);
    }

    private Dip importTo(String certificate, String key, String use) {
        return certs("import", file(certificate), "--key", file(key), "--use", use, "--anchors", shared.resolve("ca.pem").toString(),
                "--to-key", file("live.key.pem"), "--to-cert", file("live.cert.pem"));
    }

    private void answer(String request, String certificate, int days) throws IOException {
        CertificateRequest read = CertificateRequest.read(Files.readString(directory.resolve(request)));
        Files.writeString(directory.resolve(certificate), Pem.encode(AUTHORITY.issue(read, Duration.ofDays(days))));
    }

    private static String[] with(List<String> arguments, String... key) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(key));
        return all.toArray(String[]::new);
    }

    private static Dip certs(String... arguments) {
        return Dip.run(with(List.of("certs"), arguments));
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }
}
