package dip.signing;

import dip.signing.Verification.Invalid;
import dip.signing.Verification.Reason;
import dip.signing.authority.CertificateAuthority.Use;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The certificate of a header and the issuers that came with it.
 *
 * @param path leaf first, each issued by the next; without what does not belong to it
 */
record CertificateChain(X509Certificate leaf, CertPath path) {

    /** @param header base64 of PEM text whose first certificate is the signer's */
    static CertificateChain read(String header) throws Refused {
        byte[] pem = ReceivedSignature.decoded(SignatureHeader.CERTIFICATE, header);
        try {
            return of(Pem.certificates(new String(pem, StandardCharsets.ISO_8859_1)));
        } catch (CertificateException | RuntimeException unreadable) {
            throw new Refused(Reason.CERTIFICATE_UNREADABLE, SignatureHeader.CERTIFICATE
                    + " is not the base64 of a certificate's PEM text: " + unreadable.getMessage());
        }
    }

    /** @param certificates the leaf first, issuers in any order */
    static CertificateChain of(List<X509Certificate> certificates) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        return new CertificateChain(certificates.getFirst(), factory.generateCertPath(ordered(certificates)));
    }

    /** Usage and key strength, which are the certificate's own affair. */
    void requireFit(TrustSettings settings) throws Refused {
        requireStrong(settings.minimumRsaBits());
        requireDigitalSignature();
        if (!settings.tlsCertificates() && isForTlsAlone()) {
            throw refused(Reason.CERTIFICATE_WRONG_USAGE, "is for TLS alone (extended key usage), not for signing messages");
        }
    }

    /** As {@link #requireFit(TrustSettings)}, for a certificate of our own. */
    void requireFit(int minimumRsaBits, Use use) throws Refused {
        requireStrong(minimumRsaBits);
        requireDigitalSignature();
        if (!CertificateUsage.allows(leaf, use)) {
            throw refused(Reason.CERTIFICATE_WRONG_USAGE, switch (use) {
                case SIGNING -> "is for TLS alone (extended key usage), not for signing messages";
                case TLS_CLIENT -> "is not for TLS clients (extended key usage without clientAuth)";
                case TLS_SERVER -> "is not for TLS servers (extended key usage without serverAuth)";
            });
        }
    }

    private void requireStrong(int minimumRsaBits) throws Refused {
        RSAPublicKey key = requireRsa();
        if (key.getModulus().bitLength() < minimumRsaBits) {
            throw refused(Reason.KEY_TOO_WEAK, "has an RSA key of " + key.getModulus().bitLength() + " bits; at least "
                    + minimumRsaBits + " are needed");
        }
    }

    private void requireDigitalSignature() throws Refused {
        if (!CertificateUsage.allowsDigitalSignatures(leaf)) {
            throw refused(Reason.CERTIFICATE_WRONG_USAGE, "is not for digital signatures (key usage)");
        }
    }

    RSAPublicKey requireRsa() throws Refused {
        if (leaf.getPublicKey() instanceof RSAPublicKey key) {
            return key;
        }
        throw refused(Reason.KEY_TOO_WEAK, "has a key of type " + leaf.getPublicKey().getAlgorithm() + "; RSA is needed");
    }

    /** Valid now, and chained to one of the anchors. */
    void requireTrusted(Set<TrustAnchor> anchors, Instant now) throws Refused {
        try {
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(now));
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
        } catch (CertPathValidatorException e) {
            throw untrusted(e, now);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    List<X509Certificate> certificates() {
        return path.getCertificates().stream().map(X509Certificate.class::cast).toList();
    }

    Instant validUntil() {
        return certificates().stream().map(each -> each.getNotAfter().toInstant()).min(Instant::compareTo).orElseThrow();
    }

    /** Lower-case hex of the SHA-256 of the leaf's DER form. */
    String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(leaf.getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Invalid refusal(Reason reason, String what) {
        return new Invalid(reason, "the certificate of " + leaf.getSubjectX500Principal() + " (serial "
                + leaf.getSerialNumber().toString(16) + ") " + what);
    }

    private Refused refused(Reason reason, String what) {
        return new Refused(reason, refusal(reason, what).detail());
    }

    private Refused untrusted(CertPathValidatorException e, Instant now) {
        X509Certificate culprit = e.getIndex() < 0 ? leaf : (X509Certificate) path.getCertificates().get(e.getIndex());
        String subject = culprit.equals(leaf) ? "" : "has an issuer, " + culprit.getSubjectX500Principal() + ", that ";
        return switch (e.getReason()) {
            case CertPathValidatorException.BasicReason.EXPIRED -> refused(Reason.CERTIFICATE_EXPIRED,
                    subject + "expired at " + culprit.getNotAfter().toInstant() + "; it is " + now);
            case CertPathValidatorException.BasicReason.NOT_YET_VALID -> refused(Reason.CERTIFICATE_NOT_YET_VALID,
                    subject + "is not valid before " + culprit.getNotBefore().toInstant() + "; it is " + now);
            default -> refused(Reason.CERTIFICATE_UNTRUSTED, "issued by " + leaf.getIssuerX500Principal()
                    + " does not chain to a trusted issuer: " + e.getMessage());
        };
    }

    private boolean isForTlsAlone() throws Refused {
        try {
            return CertificateUsage.isForTlsAlone(leaf);
        } catch (CertificateParsingException e) {
            throw refused(Reason.CERTIFICATE_UNREADABLE, "has an unreadable extended key usage");
        }
    }

    private static List<X509Certificate> ordered(List<X509Certificate> sent) {
        List<X509Certificate> left = new ArrayList<>(sent.subList(1, sent.size()));
        List<X509Certificate> path = new ArrayList<>(List.of(sent.getFirst()));
        for (X509Certificate issuer = sent.getFirst(); issuer != null;) {
            X509Certificate last = issuer;
            issuer = left.stream().filter(each -> isIssuer(each, last)).findFirst().orElse(null);
            if (issuer != null) {
                path.add(issuer);
                left.remove(issuer);
            }
        }
        return path;
    }

    /** Roots are left out: they are believed as anchors or not at all. */
    private static boolean isIssuer(X509Certificate candidate, X509Certificate subject) {
        return candidate.getSubjectX500Principal().equals(subject.getIssuerX500Principal())
                && !candidate.getSubjectX500Principal().equals(candidate.getIssuerX500Principal());
    }
}
