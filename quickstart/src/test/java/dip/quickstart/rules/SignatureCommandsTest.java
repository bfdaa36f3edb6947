package dip.quickstart.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dip.signing.Pem;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Use;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignatureCommandsTest {

    private static final String URL = "https://dip.example/IF-021";

    @TempDir
    private static Path directory;
    private static Path body;
    private static List<String> headers;

    @BeforeAll
    static void sign() throws IOException {
        CertificateAuthority authority = CertificateAuthority.create("Test CA", InstantSource.system());
        authority.issue("Signer", Use.SIGNING, Duration.ofDays(1), List.of()).write(directory, "signer");
        Files.writeString(directory.resolve("ca.pem"), Pem.encode(authority.certificate()));
        Files.writeString(directory.resolve("other.pem"),
                Pem.encode(CertificateAuthority.create("Other CA", InstantSource.system()).certificate()));
        body = Files.writeString(directory.resolve("body.json"), "[{\"payload\":\"é\"}]\n");
        Dip dip = Dip.run("sign", "--url", URL, "--key", file("signer.key.pem"), "--cert", file("signer.cert.pem"), body.toString());
        assertThat(dip.exit()).isZero();
        headers = dip.lines();
    }

    @Test
    void signPrintsTheFourHeaders() {
        assertThat(headers).extracting(header -> header.substring(0, header.indexOf(':'))).containsExactly(
                "X-DIP-Signature", "X-DIP-Signature-Date", "X-DIP-Content-Hash", "X-DIP-Signature-Certificate");
    }

    @Test
    void whatWasSignedIsValid() {
        Dip dip = verify(body, URL, headers, "--trust", file("ca.pem"));

        assertThat(dip.exit()).isZero();
        assertThat(dip.out()).contains("valid: signed at ", "CN=Signer", "issued by CN=Test CA").doesNotContain("not judged");
    }

    @Test
    void withoutIssuersTheSignatureAloneIsJudged() {
        Dip dip = verify(body, URL, headers);

        assertThat(dip.exit()).isZero();
        assertThat(dip.out()).contains("valid: ", "The signer's issuer was not judged: name it with --trust.");
    }

    @Test
    void anotherBodyIsNotValid() throws IOException {
        Path changed = Files.writeString(directory.resolve("changed.json"), "[]");

        assertThat(verify(changed, URL, headers).exit()).isEqualTo(1);
        assertThat(verify(changed, URL, headers).out()).startsWith("not valid: CONTENT_HASH_MISMATCH: ");
    }

    @Test
    void anotherUrlIsNotValid() {
        Dip dip = verify(body, URL + "/x", headers, "--trust", file("ca.pem"));

        assertThat(dip.exit()).isEqualTo(1);
        assertThat(dip.out()).startsWith("not valid: SIGNATURE_MISMATCH: ");
        assertThat(verify(body, URL + "/x", headers).out()).startsWith("not valid: SIGNATURE_MISMATCH: ");
    }

    @Test
    void anotherIssuerIsNotValid() {
        Dip dip = verify(body, URL, headers, "--trust", file("other.pem"));

        assertThat(dip.exit()).isEqualTo(1);
        assertThat(dip.out()).startsWith("not valid: CERTIFICATE_UNTRUSTED: ");
    }

    @Test
    void anotherTimeIsNotValidUnlessTheSkewAllowsIt() {
        String date = headers.get(1).substring(headers.get(1).indexOf(' ') + 1);
        String later = java.time.Instant.parse(date).plusSeconds(600).toString();

        assertThat(verify(body, URL, headers, "--at", later).out()).startsWith("not valid: DATE_OUTSIDE_SKEW: ");
        assertThat(verify(body, URL, headers, "--at", later, "--skew", "PT11M").exit()).isZero();
    }

    @Test
    void aHeaderLeftOutOrTwiceIsNotValid() {
        List<String> twice = new ArrayList<>(headers);
        twice.add(headers.getFirst());

        assertThat(verify(body, URL, headers.subList(0, 3)).out()).startsWith("not valid: HEADER_MISSING: ");
        assertThat(verify(body, URL, twice).out()).startsWith("not valid: HEADER_REPEATED: ");
    }

    @Test
    void namesOfHeadersMatchInAnyCase() {
        assertThat(verify(body, URL, headers.stream().map(h -> h.replaceFirst("X-DIP-S", "x-dip-s")).toList()).exit()).isZero();
    }

    @Test
    void whatCannotBeDoneIsSaidInASentence() {
        Dip noKey = Dip.run("sign", "--url", URL, "--key", file("none.pem"), "--cert", file("signer.cert.pem"), body.toString());
        Dip wrongKey = Dip.run("sign", "--url", URL, "--key", file("signer.key.pem"), "--cert", file("other.pem"), body.toString());
        Dip noColon = verify(body, URL, List.of("X-DIP-Signature"));

        assertThat(noKey.exit()).isEqualTo(2);
        assertThat(noKey.err()).startsWith("sign: ").contains("none.pem");
        assertThat(wrongKey.err()).contains("does not belong to the certificate");
        assertThat(noColon.err()).contains("give it as 'Name: value'");
    }

    private static Dip verify(Path file, String url, List<String> headers, String... more) {
        List<String> arguments = new ArrayList<>(List.of("verify", "--url", url, "--body", file.toString()));
        headers.forEach(header -> arguments.addAll(List.of("--header", header)));
        arguments.addAll(List.of(more));
        return Dip.run(arguments.toArray(String[]::new));
    }

    private static String file(String name) {
        return directory.resolve(name).toString();
    }
}
