package dip.signing;

import dip.signing.authority.CertificateAuthority.Use;
import java.security.cert.CertificateException;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Whether a certificate of our own may be put to use: what the other side would refuse is refused before. */
public final class IdentityCheck {

    private static final int MINIMUM_RSA_BITS = 2048;

    private IdentityCheck() {
    }

    /**
     * Checked in this order: the key is the certificate's, RSA of at least 2048 bits, usage, validity now, chain to an anchor.
     *
     * @param certificates the key's own first, issuers in any order; at least one
     * @throws IllegalArgumentException the first thing that is wrong, as a sentence
     */
    public static void require(HeldKey key, List<X509Certificate> certificates, Use use,
            Collection<X509Certificate> anchors, Instant now) {
        X509Certificate own = certificates.getFirst();
        if (!key.belongsTo(own)) {
            throw new IllegalArgumentException(key + " does not belong to the certificate of " + own.getSubjectX500Principal()
                    + " (serial " + own.getSerialNumber().toString(16) + ")");
        }
        try {
            CertificateChain chain = CertificateChain.of(certificates);
            chain.requireFit(MINIMUM_RSA_BITS, use);
            chain.requireTrusted(anchors.stream().map(each -> new TrustAnchor(each, null)).collect(Collectors.toSet()), now);
        } catch (Refused refused) {
            throw new IllegalArgumentException(refused.getMessage(), refused);
        } catch (CertificateException unreadable) {
            throw new IllegalArgumentException("the certificates make no chain: " + unreadable.getMessage(), unreadable);
        }
    }
}
