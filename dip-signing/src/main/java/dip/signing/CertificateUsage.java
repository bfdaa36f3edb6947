package dip.signing;

import dip.signing.authority.CertificateAuthority.Use;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a certificate's extensions let it be used for (RFC 5280 sections 4.2.1.3 and 4.2.1.12). One without an extended key
 * usage is for signing: those for TLS, which public authorities never issue without, are told from it by that.
 */
public final class CertificateUsage {

    private static final int DIGITAL_SIGNATURE = 0;
    private static final String ANY = "2.5.29.37.0";
    private static final String SERVER = "1.3.6.1.5.5.7.3.1";
    private static final String CLIENT = "1.3.6.1.5.5.7.3.2";

    private CertificateUsage() {
    }

    /** All that it may be used for; nothing for an authority's and for what has no readable extensions. */
    public static Set<Use> of(X509Certificate certificate) {
        Set<Use> uses = EnumSet.noneOf(Use.class);
        if (!isAuthority(certificate) && allowsDigitalSignatures(certificate)) {
            for (Use use : Use.values()) {
                if (allows(certificate, use)) {
                    uses.add(use);
                }
            }
        }
        return uses;
    }

    public static boolean isAuthority(X509Certificate certificate) {
        return certificate.getBasicConstraints() >= 0;
    }

    static boolean allowsDigitalSignatures(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return usage == null || usage[DIGITAL_SIGNATURE];
    }

    static boolean isForTlsAlone(X509Certificate certificate) throws CertificateParsingException {
        List<String> purposes = certificate.getExtendedKeyUsage();
        return purposes != null && Set.of(SERVER, CLIENT).containsAll(purposes);
    }

    /** By its extended key usage alone; an unreadable one allows nothing. */
    static boolean allows(X509Certificate certificate, Use use) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return switch (use) {
                case SIGNING -> !isForTlsAlone(certificate);
                case TLS_CLIENT -> purposes != null && (purposes.contains(CLIENT) || purposes.contains(ANY));
                case TLS_SERVER -> purposes != null && (purposes.contains(SERVER) || purposes.contains(ANY));
            };
        } catch (CertificateParsingException unreadable) {
            return false;
        }
    }
}
