package dip.signing.authority;

import dip.signing.authority.CertificateAuthority.Use;
import java.io.IOException;
import java.util.List;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** What makes a certificate one for signing or for an end of a TLS connection (RFC 5280 section 4.2.1). */
final class RequestedExtensions {

    private RequestedExtensions() {
    }

    /** @param hosts DNS names and IP addresses; may be empty */
    static Extensions of(Use use, List<String> hosts) {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        try {
            extensions.addExtension(Extension.keyUsage, true, new KeyUsage(keyUsage(use)));
            if (use != Use.SIGNING) {
                extensions.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose(use)));
            }
            if (!hosts.isEmpty()) {
                extensions.addExtension(Extension.subjectAlternativeName, false, HostNames.of(hosts));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return extensions.generate();
    }

    private static int keyUsage(Use use) {
        return use == Use.TLS_SERVER ? KeyUsage.digitalSignature | KeyUsage.keyEncipherment : KeyUsage.digitalSignature;
    }

    private static KeyPurposeId purpose(Use use) {
        return use == Use.TLS_SERVER ? KeyPurposeId.id_kp_serverAuth : KeyPurposeId.id_kp_clientAuth;
    }
}
