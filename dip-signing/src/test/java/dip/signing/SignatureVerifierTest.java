package dip.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dip.signing.TrustSettings.Revocation;
import dip.signing.TrustSettings.WhenUnknown;
import dip.signing.Verification.Invalid;
import dip.signing.Verification.Reason;
import dip.signing.Verification.Valid;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Identity;
import dip.signing.authority.CertificateAuthority.Use;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way in which a signed call can be right or wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignatureVerifierTest {

    private static final Duration DAY = Duration.ofDays(1);

    private TestPki pki;
    private SignatureValues good;

    @BeforeAll
    void makeKeys(@TempDir Path directory) throws IOException {
        pki = new TestPki(directory);
        good = pki.sign(pki.dip);
    }

    @Test
    void goodCallIsValidAndSaysWhoSignedItWhen() {
        Verification verification = verify(pki.verifier(), Calls.request(good));

        assertThat(verification).isInstanceOfSatisfying(Valid.class, valid -> {
            assertThat(valid.certificate()).isEqualTo(pki.dip.certificate());
            assertThat(valid.fingerprint()).matches("[0-9a-f]{64}");
            assertThat(valid.signedAt()).isEqualTo(pki.clock.instant());
            assertThat(valid.values()).isEqualTo(good);
        });
    }

    Stream<Arguments> wrongCalls() {
        return Stream.of(
                arguments("no signature", Reason.HEADER_MISSING,
                        new SignedRequest("POST", Calls.URL, List.of(), List.of(good.date()), List.of(good.contentHash()), List.of(good.certificate()), Calls.BODY)),
                arguments("an empty certificate header", Reason.HEADER_MISSING, Calls.request(Calls.withCertificate(good, ""))),
                arguments("two dates", Reason.HEADER_REPEATED,
                        new SignedRequest("POST", Calls.URL, List.of(good.signature()), List.of(good.date(), good.date()), List.of(good.contentHash()), List.of(good.certificate()), Calls.BODY)),
                arguments("a signature that is no base64", Reason.HEADER_MALFORMED, Calls.request(Calls.withSignature(good, "not base64!"))),
                arguments("base64 without padding", Reason.HEADER_MALFORMED, Calls.request(Calls.withHash(good, good.contentHash().replace("=", "")))),
                arguments("a hash of the wrong length", Reason.HEADER_MALFORMED, Calls.request(Calls.withHash(good, "AAAA"))),
                arguments("a date without zone", Reason.HEADER_MALFORMED, Calls.request(Calls.withDate(good, "2026-03-21T19:05:00.123"))),
                arguments("a date with an offset", Reason.HEADER_MALFORMED, Calls.request(Calls.withDate(good, "2026-03-21T19:05:00.123+00:00"))),
                arguments("another body", Reason.CONTENT_HASH_MISMATCH, Calls.request(good, "[]".getBytes(StandardCharsets.UTF_8))),
                arguments("an old date", Reason.DATE_OUTSIDE_SKEW, Calls.request(Calls.withDate(good, "2026-03-21T18:59:59.999Z"))),
                arguments("a future date", Reason.DATE_OUTSIDE_SKEW, Calls.request(Calls.withDate(good, "2026-03-21T19:10:00.124Z"))),
                arguments("a certificate that is no PEM", Reason.CERTIFICATE_UNREADABLE, Calls.request(Calls.withCertificate(good, Calls.header("MIIB")))),
                arguments("a PEM that is no certificate", Reason.CERTIFICATE_UNREADABLE,
                        Calls.request(Calls.withCertificate(good, Calls.header("-----BEGIN CERTIFICATE-----\nTUlJQg==\n-----END CERTIFICATE-----\n")))),
                arguments("another URL", Reason.SIGNATURE_MISMATCH, withUrl("https://hooks.example.org/elsewhere")),
                arguments("another date than the one signed", Reason.SIGNATURE_MISMATCH, Calls.request(Calls.withDate(good, "2026-03-21T19:05:00.124Z"))),
                arguments("a signature of the wrong length", Reason.SIGNATURE_MISMATCH, Calls.request(Calls.withSignature(good, "AAAA"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongCalls")
    void wrongCallIsRefusedWithItsReason(String what, Reason reason, SignedRequest request) {
        assertRefused(verify(pki.verifier(), request), reason);
    }

    Stream<Arguments> wrongSigners() {
        Instant now = pki.clock.instant();
        KeyPair key = TestPki.rsa(2048);
        CertificateAuthority stranger = CertificateAuthority.create("Stranger", pki.clock);
        CertificateAuthority namesake = CertificateAuthority.create("Test DIP CA", pki.clock);
        return Stream.of(
                arguments("expired", Reason.CERTIFICATE_EXPIRED, pki.authority.issue("x", Use.SIGNING, key, now.minus(DAY), now.minusSeconds(1), List.of())),
                arguments("not yet valid", Reason.CERTIFICATE_NOT_YET_VALID, pki.authority.issue("x", Use.SIGNING, key, now.plusSeconds(10), now.plus(DAY), List.of())),
                arguments("of a stranger", Reason.CERTIFICATE_UNTRUSTED, stranger.issue("x", Use.SIGNING, key, now.minus(DAY), now.plus(DAY), List.of())),
                arguments("of a namesake", Reason.CERTIFICATE_UNTRUSTED, namesake.issue("x", Use.SIGNING, key, now.minus(DAY), now.plus(DAY), List.of())),
                arguments("for TLS clients", Reason.CERTIFICATE_WRONG_USAGE, pki.authority.issue("x", Use.TLS_CLIENT, key, now.minus(DAY), now.plus(DAY), List.of())),
                arguments("for TLS servers", Reason.CERTIFICATE_WRONG_USAGE, pki.authority.issue("x", Use.TLS_SERVER, key, now.minus(DAY), now.plus(DAY), List.of("localhost"))));
    }

    @ParameterizedTest(name = "certificate {0}")
    @MethodSource("wrongSigners")
    void wrongSignerIsRefusedWithItsReason(String what, Reason reason, Identity signer) {
        assertRefused(verify(pki.verifier(), Calls.request(pki.sign(signer))), reason);
    }

    @Test
    void weakKeyIsRefused() {
        Instant now = pki.clock.instant();
        Identity weak = pki.authority.issue("x", Use.SIGNING, TestPki.rsa(1024), now.minus(DAY), now.plus(DAY), List.of());

        Verification verification = verify(pki.verifier(), Calls.request(Calls.withCertificate(good, Calls.header(weak.certificate()))));

        assertRefused(verification, Reason.KEY_TOO_WEAK);
    }

    @Test
    void authorityItselfMayNotSignMessages() {
        Verification verification = verify(pki.verifier(), Calls.request(Calls.withCertificate(good, Calls.header(pki.authority.certificate()))));

        assertRefused(verification, Reason.CERTIFICATE_WRONG_USAGE);
    }

    @Test
    void revokedCertificateIsRefusedAsSoonAsTheListSaysSo(@TempDir Path directory) throws IOException {
        TestPki own = new TestPki(directory);
        SignatureVerifier verifier = own.verifier(Revocation.CRL, WhenUnknown.FAIL_CLOSED);
        SignedRequest request = Calls.request(own.sign(own.dip));
        assertThat(verify(verifier, request)).isInstanceOf(Valid.class);

        Files.write(own.crl, own.authority.revocationList(List.of(own.dip.certificate())));
        own.clock.advance(Duration.ofSeconds(6));

        assertRefused(verify(verifier, request), Reason.CERTIFICATE_REVOKED);
    }

    @Test
    void unreadableListKeepsTheOneBefore(@TempDir Path directory) throws IOException {
        TestPki own = new TestPki(directory);
        SignatureVerifier verifier = own.verifier(Revocation.CRL, WhenUnknown.FAIL_CLOSED);
        Files.writeString(own.crl, "half-written");
        own.clock.advance(Duration.ofSeconds(6));

        assertThat(verify(verifier, Calls.request(own.sign(own.dip)))).isInstanceOf(Valid.class);
    }

    @Test
    void outdatedListLeavesRevocationUnknown(@TempDir Path directory) throws IOException {
        TestPki own = new TestPki(directory);
        own.clock.advance(Duration.ofDays(8));
        SignedRequest request = Calls.request(own.sign(own.dip));

        Verification closed = verify(own.verifier(Revocation.CRL, WhenUnknown.FAIL_CLOSED), request);
        Verification open = verify(own.verifier(Revocation.CRL, WhenUnknown.FAIL_OPEN), request);

        assertRefused(closed, Reason.REVOCATION_UNKNOWN);
        assertThat(open).isInstanceOf(Valid.class);
    }

    @Test
    void certificateOnceGoodEndsWithItsValidity(@TempDir Path directory) throws IOException {
        TestPki own = new TestPki(directory);
        Instant end = own.clock.instant().plusSeconds(60);
        Identity brief = own.authority.issue("x", Use.SIGNING, TestPki.rsa(2048), end.minus(DAY), end, List.of());
        SignatureVerifier verifier = own.verifier();
        SignedRequest request = Calls.request(own.sign(brief));
        assertThat(verify(verifier, request)).isInstanceOf(Valid.class);

        own.clock.advance(Duration.ofSeconds(61));

        assertRefused(verify(verifier, request), Reason.CERTIFICATE_EXPIRED);
    }

    @Test
    void chainWithIntermediateIsFollowedInAnyOrderAndWithCarriageReturns() {
        CertificateAuthority below = pki.authority.subordinate("Issuing CA");
        Identity signer = below.issue("x", Use.SIGNING, DAY, List.of());
        String chain = Pem.encode(signer.certificate()) + Pem.encode(pki.authority.certificate()) + Pem.encode(below.certificate());
        SignatureValues values = Calls.withCertificate(pki.sign(signer), Calls.header(chain.replace("\n", "\r\n")));

        assertThat(verify(pki.verifier(), Calls.request(values))).isInstanceOf(Valid.class);
        assertRefused(verify(pki.verifier(), Calls.request(pki.sign(signer))), Reason.CERTIFICATE_UNTRUSTED);
    }

    @Test
    void emptyBodyMayBeHashedAsNothingOrAsTwoBraces() {
        MessageSigner signer = new MessageSigner(pki.dip.key(), pki.dip.certificate(), CryptoProvider.JDK, pki.clock);
        byte[] braces = "{}".getBytes(StandardCharsets.US_ASCII);
        byte[] nothing = new byte[0];

        assertThat(signer.sign("DELETE", Calls.URL, nothing).contentHash()).isEqualTo(signer.sign("DELETE", Calls.URL, braces).contentHash());
        assertThat(verify(pki.verifier(), Calls.request(signer.sign("POST", Calls.URL, nothing), nothing))).isInstanceOf(Valid.class);
        assertRefused(verify(pki.verifier(), Calls.request(Calls.withHash(good, sha256(nothing)), nothing)), Reason.SIGNATURE_MISMATCH);
        assertRefused(verify(pki.verifier(), Calls.request(signer.sign("POST", Calls.URL, nothing), Calls.BODY)), Reason.CONTENT_HASH_MISMATCH);
    }

    private static String sha256(byte[] content) {
        return Base64.getEncoder().encodeToString(CryptoProvider.JDK.sha256().digest(content));
    }

    private SignedRequest withUrl(String url) {
        return new SignedRequest("POST", url, List.of(good.signature()), List.of(good.date()), List.of(good.contentHash()),
                List.of(good.certificate()), Calls.BODY);
    }

    static Verification verify(SignatureVerifier verifier, SignedRequest request) {
        return verifier.verify(request).toCompletableFuture().join();
    }

    static void assertRefused(Verification verification, Reason reason) {
        assertThat(verification).isInstanceOfSatisfying(Invalid.class, invalid -> {
            assertThat(invalid.reason()).as(invalid.detail()).isEqualTo(reason);
            assertThat(invalid.detail()).hasSizeGreaterThan(20);
        });
    }
}
