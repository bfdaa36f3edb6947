package dip.signing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Whom to believe.
 *
 * @param anchors PEM files of the trusted issuers
 * @param allowedSkew how far the signature's date may lie from our clock, either way
 * @param minimumRsaBits smallest RSA modulus accepted
 * @param revocation how revocation is checked
 * @param crls CRL files (PEM or DER), read again when they change; for {@link Revocation#CRL}
 * @param whenUnknown what to do where the revocation state cannot be learned
 */
public record TrustSettings(List<Path> anchors, Duration allowedSkew, int minimumRsaBits, Revocation revocation,
        List<Path> crls, WhenUnknown whenUnknown) {

    public enum Revocation {
        NONE, CRL, OCSP
    }

    public enum WhenUnknown {
        FAIL_CLOSED, FAIL_OPEN
    }
}
