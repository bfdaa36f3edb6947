package dip.audit.evidence;

import dip.audit.AuditConfig;
import dip.audit.evidence.VerificationReport.Check;
import dip.audit.evidence.VerificationReport.Name;
import dip.audit.evidence.VerificationReport.Result;
import dip.signing.CryptoProvider;
import dip.signing.SignatureVerifier;
import dip.signing.SignedRequest;
import dip.signing.TrustSettings;
import dip.signing.Verification;
import dip.signing.Verification.Invalid;
import dip.signing.Verification.Reason;
import dip.signing.Verification.Valid;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Verifies a journalled delivery as ingress did, years later: against the URL and the certificate in the journal, the
 * certificate judged at the signature's date. Revocation is not asked for: today's answer says nothing of that date.
 */
@ApplicationScoped
class Reverification {

    private final AuditConfig.Trust trust;
    private final InstantSource clock;

    Reverification(AuditConfig config, InstantSource clock) {
        this.trust = config.trust();
        this.clock = clock;
    }

    /** Blocks: reads the trust anchors. */
    VerificationReport verify(DeliveryEvidence delivery, byte[] body) {
        Instant receivedAt = Instant.ofEpochMilli(delivery.receivedAt());
        Instant date = dateOr(receivedAt, delivery.signatureDate());
        Verification verification = trust.anchors().isEmpty() ? untrusted() : verifier(date).verify(request(delivery, body))
                .toCompletableFuture().join();
        if (passedHash(verification) && Duration.between(date, receivedAt).abs().compareTo(trust.allowedSkew()) > 0) {
            verification = new Invalid(Reason.DATE_OUTSIDE_SKEW, "the signature's date lies "
                    + Duration.between(date, receivedAt).abs() + " from the receipt; allowed are " + trust.allowedSkew());
        }
        String subject = verification instanceof Valid valid ? valid.certificate().getSubjectX500Principal().getName() : null;
        return new VerificationReport(delivery.deliveryId(), verification instanceof Valid, clock.millis(),
                date.toEpochMilli(), delivery.url(), delivery.certificateFingerprint(), subject, checks(verification));
    }

    private SignatureVerifier verifier(Instant date) {
        return new SignatureVerifier(new TrustSettings(trust.anchors().orElseThrow(), trust.allowedSkew(), trust.minimumRsaBits(),
                TrustSettings.Revocation.NONE, List.of(), TrustSettings.WhenUnknown.FAIL_CLOSED),
                CryptoProvider.JDK, InstantSource.fixed(date), Runnable::run);
    }

    private static SignedRequest request(DeliveryEvidence delivery, byte[] body) {
        String pem = delivery.certificate();
        String certificate = pem == null ? null : Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.US_ASCII));
        return new SignedRequest("POST", delivery.url(), one(delivery.signature()), one(delivery.signatureDate()),
                one(delivery.contentHash()), one(certificate), body);
    }

    private static List<String> one(String value) {
        return value == null ? List.of() : List.of(value);
    }

    private static Instant dateOr(Instant otherwise, String date) {
        try {
            return date == null ? otherwise : Instant.parse(date);
        } catch (DateTimeException unreadable) {
            return otherwise;
        }
    }

    private static Invalid untrusted() {
        return new Invalid(Reason.CERTIFICATE_UNTRUSTED, "no issuer is trusted: dip.audit.trust.anchors names none");
    }

    private static boolean passedHash(Verification verification) {
        return !(verification instanceof Invalid invalid) || failed(invalid.reason()).compareTo(Name.CONTENT_HASH) > 0;
    }

    private static List<Check> checks(Verification verification) {
        List<Check> checks = new ArrayList<>();
        for (Name name : Name.values()) {
            checks.add(switch (verification) {
                case Valid valid -> new Check(name, Result.PASSED, null);
                case Invalid invalid -> check(name, invalid);
            });
        }
        return List.copyOf(checks);
    }

    private static Check check(Name name, Invalid invalid) {
        int order = name.compareTo(failed(invalid.reason()));
        if (order == 0) {
            return new Check(name, Result.FAILED, invalid.detail());
        }
        return new Check(name, order < 0 ? Result.PASSED : Result.NOT_REACHED, null);
    }

    private static Name failed(Reason reason) {
        return switch (reason) {
            case HEADER_MISSING, HEADER_REPEATED, HEADER_MALFORMED -> Name.HEADERS;
            case CONTENT_HASH_MISMATCH -> Name.CONTENT_HASH;
            case DATE_OUTSIDE_SKEW -> Name.DATE;
            case CERTIFICATE_UNREADABLE, CERTIFICATE_UNTRUSTED, CERTIFICATE_NOT_YET_VALID, CERTIFICATE_EXPIRED,
                    CERTIFICATE_WRONG_USAGE, KEY_TOO_WEAK, CERTIFICATE_REVOKED, REVOCATION_UNKNOWN -> Name.CERTIFICATE;
            case SIGNATURE_MISMATCH -> Name.SIGNATURE;
        };
    }
}
