package dip.signing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Whom to believe. What the DIP's certificate profile, skew and revocation are is not public (dip-spec sections 3 and
 * 8), so all of it can be set.
 *
 * @param anchors PEM files of the trusted issuers, read again when they change
 * @param allowedSkew how far the signature's date may lie from our clock, either way
 * @param minimumRsaBits smallest RSA modulus accepted
 * @param revocation how revocation is checked
 * @param crls CRL files (PEM or DER), read again when they change; for {@link Revocation#CRL}
 * @param whenUnknown what to do where the revocation state cannot be learned
 * @param lookupTimeout after which an OCSP answer counts as unknown
 * @param judgementLife how long a certificate once judged is believed without asking again
 * @param tlsCertificates whether a certificate whose extended usage is TLS alone may sign messages
 */
public record TrustSettings(List<Path> anchors, Duration allowedSkew, int minimumRsaBits, Revocation revocation,
        List<Path> crls, WhenUnknown whenUnknown, Duration lookupTimeout, Duration judgementLife, boolean tlsCertificates) {

    public TrustSettings {
        anchors = List.copyOf(anchors);
        crls = List.copyOf(crls);
        if (anchors.isEmpty()) {
            throw new IllegalArgumentException("no anchors: name at least one PEM file of a trusted issuer");
        }
    }

    /** With 5 s for a lookup, 15 minutes for a judgement, and TLS certificates refused. */
    public TrustSettings(List<Path> anchors, Duration allowedSkew, int minimumRsaBits, Revocation revocation,
            List<Path> crls, WhenUnknown whenUnknown) {
        this(anchors, allowedSkew, minimumRsaBits, revocation, crls, whenUnknown, Duration.ofSeconds(5),
                Duration.ofMinutes(15), false);
    }

    public enum Revocation {
        NONE,
        /** Every certificate below the anchor, by the CRL files. */
        CRL,
        /** The signing certificate, by the responder that it names. */
        OCSP
    }

    public enum WhenUnknown {
        FAIL_CLOSED, FAIL_OPEN
    }
}
