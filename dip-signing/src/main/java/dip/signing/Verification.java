package dip.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;

/** What became of verifying a signed call. */
public sealed interface Verification {

    /**
     * @param fingerprint of the certificate: lower-case hex of the SHA-256 of its DER form
     * @param values as received
     */
    record Valid(X509Certificate certificate, String fingerprint, Instant signedAt, SignatureValues values) implements Verification {
    }

    /** @param detail a sentence for whoever has to repair it; holds no secrets */
    record Invalid(Reason reason, String detail) implements Verification {
    }

    /** Each way in which a signed call can be wrong. All of them are RCP9999 where a code is asked for. */
    enum Reason {
        HEADER_MISSING, HEADER_REPEATED, HEADER_MALFORMED, CONTENT_HASH_MISMATCH, DATE_OUTSIDE_SKEW,
        CERTIFICATE_UNREADABLE, CERTIFICATE_UNTRUSTED, CERTIFICATE_NOT_YET_VALID, CERTIFICATE_EXPIRED,
        CERTIFICATE_WRONG_USAGE, KEY_TOO_WEAK, CERTIFICATE_REVOKED, REVOCATION_UNKNOWN, SIGNATURE_MISMATCH
    }
}
