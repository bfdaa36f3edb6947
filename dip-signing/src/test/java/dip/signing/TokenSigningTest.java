package dip.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.signing.Verification.Valid;
import dip.signing.authority.CertificateAuthority.Use;
import dip.signing.authority.CertificateRequest;
import dip.signing.keys.KeyPlace;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.security.auth.x500.X500Principal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real PKCS#11 library. Runs in the profile softhsm alone, and fails there where SoftHSM is not installed. */
@Tag("softhsm")
class TokenSigningTest {

    private static SoftHsm token;
    /** Never opened: a process that has logged in to a token once is not asked for its PIN again. */
    private static SoftHsm locked;
    private static TestPki pki;

    @TempDir
    private static Path directory;

    @BeforeAll
    static void makeToken() throws IOException, InterruptedException {
        token = SoftHsm.fresh(directory, "dip");
        locked = SoftHsm.fresh(directory, "locked");
        pki = new TestPki(directory);
    }

    @Test
    void messageSignedInTheTokenIsVerifiedLikeAnyOther() {
        KeyPlace place = token.place("signing");
        HeldKey made = place.generate(2048);
        X509Certificate certificate = certify(place, made, Use.SIGNING);

        HeldKey opened = place.open();
        for (CryptoProvider digests : CryptoProvider.values()) {
            SignatureValues values = MessageSigner.of(opened, certificate, digests, pki.clock).sign("POST", Calls.URL, Calls.BODY);

            assertThat(SignatureVerifierTest.verify(pki.verifier(), Calls.request(values))).isInstanceOf(Valid.class);
        }
        assertThatCode(() -> IdentityCheck.require(opened, opened.certificates(), Use.SIGNING,
                List.of(pki.authority.certificate()), pki.clock.instant())).doesNotThrowAnyException();
        assertThat(opened.certificates()).containsExactly(certificate);
    }

    @Test
    void aServicesKeyFileMayNameTheToken() throws IOException {
        KeyPlace place = token.place("named");
        X509Certificate certificate = certify(place, place.generate(2048), Use.SIGNING);
        Path keyFile = Files.writeString(directory.resolve("named"), place.keyFileContent().orElseThrow());

        SignatureValues values = MessageSigner.of(KeyPlace.in(keyFile).open(), certificate, CryptoProvider.fastest(), pki.clock)
                .sign("POST", Calls.URL, Calls.BODY);

        assertThat(SignatureVerifierTest.verify(pki.verifier(), Calls.request(values))).isInstanceOf(Valid.class);
    }

    @Test
    void theKeyNeverLeavesTheToken() {
        HeldKey key = token.place("stays").generate(3072);

        assertThat(key.bits()).isEqualTo(3072);
        assertThat(key.key().getEncoded()).isNull();
        assertThat(key.key().getFormat()).isNull();
        assertThat(key.key().toString()).contains("sensitive", "unextractable");
        assertThat(token.place("stays").open().key().toString()).contains("token object", "sensitive", "unextractable");
    }

    @Test
    void theNextCertificateTakesTheFirstOnesPlaceBesideOtherKeys() {
        KeyPlace place = token.place("rotated");
        KeyPlace beside = token.place("beside");
        HeldKey key = place.generate(2048);
        HeldKey other = beside.generate(2048);
        certify(place, key, Use.SIGNING);
        X509Certificate next = certify(place, key, Use.SIGNING);
        X509Certificate others = certify(beside, other, Use.SIGNING);

        assertThat(place.open().certificates()).containsExactly(next);
        assertThat(place.open().belongsTo(next)).isTrue();
        assertThat(beside.open().certificates()).containsExactly(others);
        assertThat(beside.open().belongsTo(others)).isTrue();
    }

    @Test
    void manyThreadsSignAtOnce() throws Exception {
        KeyPlace place = token.place("many");
        HeldKey key = place.generate(2048);
        MessageSigner signer = MessageSigner.of(key, certify(place, key, Use.SIGNING), CryptoProvider.JDK, pki.clock);
        SignatureVerifier verifier = pki.verifier();
        List<Future<Verification>> verifications = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 100; i++) {
                verifications.add(threads.submit(() ->
                        SignatureVerifierTest.verify(verifier, Calls.request(signer.sign("POST", Calls.URL, Calls.BODY)))));
            }
            for (Future<Verification> each : verifications) {
                assertThat(each.get(30, TimeUnit.SECONDS)).isInstanceOf(Valid.class);
            }
        }
    }

    @Test
    void anotherKeysCertificateIsRefused() {
        HeldKey key = token.place("foreign").generate(2048);

        assertThatThrownBy(() -> MessageSigner.of(key, pki.dip.certificate(), CryptoProvider.JDK, pki.clock))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("does not belong");
    }

    @Test
    void refusalsNameTheTokenAndNeverShowThePin() throws IOException {
        token.place("taken").generate(2048);
        Path wrongPin = Files.writeString(directory.resolve("wrong-pin"), "87654321");

        assertSaid(() -> token.place("taken").generate(2048), "is there already");
        assertSaid(() -> token.place("none").open(), "no private key");
        assertSaid(() -> token.place("small").generate(1024), "2048, 3072 or 4096");
        assertSaid(() -> locked.place("taken", wrongPin).open(), "CKR_PIN_INCORRECT");
        assertSaid(() -> KeyPlace.of("pkcs11:object=a;slot-id=7?module-path=" + token.library() + "&pin-source=" + wrongPin,
                Optional.empty()).open(), "CKR_SLOT_ID_INVALID");
    }

    private static void assertSaid(ThrowingCallable failing, String why) {
        assertThatThrownBy(failing).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(why).satisfies(failure -> {
            StringWriter printed = new StringWriter();
            failure.printStackTrace(new PrintWriter(printed));
            assertThat(printed.toString()).doesNotContain(SoftHsm.PIN, "87654321");
        });
    }

    private static X509Certificate certify(KeyPlace place, HeldKey key, Use use) {
        CertificateRequest request = CertificateRequest.read(
                CertificateRequest.of(key, new X500Principal("CN=2300000001"), use, List.of()).pem());
        X509Certificate certificate = pki.authority.issue(request, Duration.ofDays(30));
        place.certify(List.of(certificate));
        return certificate;
    }
}
