package dip.signing;

import dip.signing.Judgement.Trusted;
import dip.signing.Judgement.Untrusted;
import dip.signing.Verification.Invalid;
import dip.signing.Verification.Reason;
import dip.signing.Verification.Valid;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Verifies calls from the DIP (dip-spec section 3). Safe to share between threads. */
public final class SignatureVerifier {

    private final Duration allowedSkew;
    private final InstantSource clock;
    private final CertificateJudge judge;
    private final ThreadLocal<VerifyingEngine> engines;

    /**
     * @param lookups runs what may block (revocation lookups, the first sight of a certificate)
     * @throws IllegalArgumentException where anchors or CRLs cannot be read; names the file
     */
    public SignatureVerifier(TrustSettings trust, CryptoProvider provider, InstantSource clock, Executor lookups) {
        this(trust, provider, clock, lookups, Optional.empty());
    }

    /** @param lists fetched beside the files of {@link TrustSettings#crls}; for {@link TrustSettings.Revocation#CRL} */
    public SignatureVerifier(TrustSettings trust, CryptoProvider provider, InstantSource clock, Executor lookups,
            Optional<RevocationLists> lists) {
        this(trust.allowedSkew(), provider, clock, new CertificateJudge(trust, provider, lookups, lists, clock.instant()));
    }

    private SignatureVerifier(Duration allowedSkew, CryptoProvider provider, InstantSource clock, CertificateJudge judge) {
        this.allowedSkew = allowedSkew;
        this.clock = clock;
        this.judge = judge;
        this.engines = ThreadLocal.withInitial(() -> new VerifyingEngine(provider));
    }

    /**
     * Whether a call was signed by the key of the certificate that it carries, whoever that is: for looking into a
     * signature where the issuers are not at hand. It says nothing about whom to believe, so no service may go by it.
     */
    public static Verification verifyUnjudged(SignedRequest request, Duration allowedSkew, CryptoProvider provider, InstantSource clock) {
        SignatureVerifier verifier = new SignatureVerifier(allowedSkew, provider, clock, null);
        try {
            ReceivedSignature received = ReceivedSignature.of(request);
            verifier.requireHash(received, request.body());
            verifier.requireRecent(received, clock.instant());
            CertificateChain chain = CertificateChain.read(received.values().certificate());
            chain.requireRsa();
            return verifier.conclude(request, received,
                    new Trusted(chain.leaf(), provider.own(chain.leaf().getPublicKey()), chain.fingerprint()));
        } catch (Refused refused) {
            return refused.invalid();
        }
    }

    /**
     * Completes on the calling thread, before it returns, where the certificate has been judged before; otherwise on
     * the {@code lookups} executor. Never completes exceptionally for what the call contains. What is cheap to check is
     * checked first: headers, hash, date, certificate, signature.
     *
     * <p>An empty body may carry the hash of nothing or of the two characters <code>{}</code>: it is not known which
     * the DIP sends.
     */
    public CompletionStage<Verification> verify(SignedRequest request) {
        Instant now = clock.instant();
        try {
            ReceivedSignature received = ReceivedSignature.of(request);
            requireHash(received, request.body());
            requireRecent(received, now);
            String certificate = received.values().certificate();
            Trusted known = judge.known(certificate, now);
            return known != null
                    ? CompletableFuture.completedFuture(conclude(request, received, known))
                    : judge.judge(certificate, now).thenApply(judgement -> conclude(request, received, judgement));
        } catch (Refused refused) {
            return CompletableFuture.completedFuture(refused.invalid());
        }
    }

    private void requireHash(ReceivedSignature received, byte[] body) throws Refused {
        byte[] actual = engines.get().sha256(body);
        if (MessageDigest.isEqual(actual, received.contentHash())
                || body.length == 0 && MessageDigest.isEqual(engines.get().sha256(SigningText.NO_BODY), received.contentHash())) {
            return;
        }
        throw new Refused(Reason.CONTENT_HASH_MISMATCH, SignatureHeader.CONTENT_HASH + " is "
                + received.values().contentHash() + "; the " + body.length + " bytes received hash to "
                + Base64.getEncoder().encodeToString(actual));
    }

    private void requireRecent(ReceivedSignature received, Instant now) throws Refused {
        Duration age = Duration.between(received.date(), now);
        if (age.abs().compareTo(allowedSkew) > 0) {
            throw new Refused(Reason.DATE_OUTSIDE_SKEW, SignatureHeader.DATE + " " + received.values().date() + " lies "
                    + age.abs() + (age.isNegative() ? " after " : " before ") + now + "; allowed are " + allowedSkew);
        }
    }

    private Verification conclude(SignedRequest request, ReceivedSignature received, Judgement judgement) {
        return switch (judgement) {
            case Untrusted(Invalid invalid) -> invalid;
            case Trusted trusted -> {
                SignatureValues values = received.values();
                byte[] text = SigningText.of(request.method(), request.url(), values.date(), values.contentHash());
                yield engines.get().verify(trusted.key(), text, received.signature())
                        ? new Valid(trusted.certificate(), trusted.fingerprint(), received.date(), values)
                        : mismatch(request, values, trusted);
            }
        };
    }

    private static Invalid mismatch(SignedRequest request, SignatureValues values, Trusted trusted) {
        return new Invalid(Reason.SIGNATURE_MISMATCH, "the signature was not made by the key of "
                + trusted.certificate().getSubjectX500Principal() + " over " + request.method() + ';' + request.url() + ';'
                + values.date() + ';' + values.contentHash() + "; is that the callback URL that the DIP was given?");
    }
}
