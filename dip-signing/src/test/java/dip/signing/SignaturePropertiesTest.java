package dip.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dip.signing.Verification.Invalid;
import dip.signing.Verification.Reason;
import dip.signing.Verification.Valid;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.cert.CertificateEncodingException;
import java.util.Arrays;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is signed verifies; with any bit changed it does not. */
class SignaturePropertiesTest {

    private static final TestPki PKI = pki();
    private static final MessageSigner SIGNER =
            new MessageSigner(PKI.dip.key(), PKI.dip.certificate(), CryptoProvider.fastest(), PKI.clock);
    private static final SignatureVerifier VERIFIER = PKI.verifier();
    private static final SignatureValues GOOD = PKI.sign(PKI.dip);

    @Property(tries = 200)
    void whatIsSignedVerifies(@ForAll @Size(max = 5000) byte[] body) {
        SignatureValues values = SIGNER.sign("POST", Calls.URL, body);

        assertThat(verify(values, body)).isInstanceOf(Valid.class);
    }

    @Property(tries = 200)
    void anyBitOfTheBodyCounts(@ForAll @Size(min = 1, max = 300) byte[] body, @ForAll @IntRange(min = 0, max = 1_000_000) int bit) {
        SignatureValues values = SIGNER.sign("POST", Calls.URL, body);

        assertReason(verify(values, flipped(body, bit)), Set.of(Reason.CONTENT_HASH_MISMATCH));
    }

    @Property(tries = 500)
    void anyBitOfTheSignatureCounts(@ForAll @IntRange(min = 0, max = 1_000_000) int bit) {
        SignatureValues values = Calls.withSignature(GOOD, flipped(GOOD.signature(), bit));

        assertReason(verify(values, Calls.BODY), Set.of(Reason.HEADER_MALFORMED, Reason.SIGNATURE_MISMATCH));
    }

    @Property(tries = 200)
    void anyBitOfTheDateCounts(@ForAll @IntRange(min = 0, max = 1_000_000) int bit) {
        SignatureValues values = Calls.withDate(GOOD, flipped(GOOD.date(), bit));

        assertReason(verify(values, Calls.BODY),
                Set.of(Reason.HEADER_MALFORMED, Reason.DATE_OUTSIDE_SKEW, Reason.SIGNATURE_MISMATCH));
    }

    @Property(tries = 300)
    void anyBitOfTheHashCounts(@ForAll @IntRange(min = 0, max = 1_000_000) int bit) {
        SignatureValues values = Calls.withHash(GOOD, flipped(GOOD.contentHash(), bit));

        assertReason(verify(values, Calls.BODY), Set.of(Reason.HEADER_MALFORMED, Reason.CONTENT_HASH_MISMATCH));
    }

    /**
     * Line ends and what surrounds the PEM block may differ, and so may the little of a certificate that its issuer does not
     * sign (the parameters of the algorithm beside the signature). What is signed may not.
     */
    @Property(tries = 2000)
    void anyBitOfTheCertificateCounts(@ForAll @IntRange(min = 0, max = 1_000_000) int bit) throws CertificateEncodingException {
        String pem = Pem.encode(PKI.dip.certificate());
        Verification verification = verify(Calls.withCertificate(GOOD, Calls.header(flipped(pem, bit))), Calls.BODY);

        switch (verification) {
            case Valid valid -> assertThat(valid.certificate().getTBSCertificate()).isEqualTo(PKI.dip.certificate().getTBSCertificate());
            case Invalid invalid -> assertThat(invalid.reason().name()).matches("CERTIFICATE_.*|KEY_TOO_WEAK");
        }
    }

    private static Verification verify(SignatureValues values, byte[] body) {
        return SignatureVerifierTest.verify(VERIFIER, Calls.request(values, body));
    }

    private static void assertReason(Verification verification, Set<Reason> expected) {
        assertThat(verification).isInstanceOfSatisfying(Invalid.class,
                invalid -> assertThat(expected).as(invalid.detail()).contains(invalid.reason()));
    }

    private static String flipped(String text, int bit) {
        return new String(flipped(text.getBytes(StandardCharsets.ISO_8859_1), bit), StandardCharsets.ISO_8859_1);
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] changed = Arrays.copyOf(bytes, bytes.length);
        changed[bit / 8 % bytes.length] ^= (byte) (1 << bit % 8);
        return changed;
    }

    private static TestPki pki() {
        try {
            return new TestPki(Files.createTempDirectory("dip-signing"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
