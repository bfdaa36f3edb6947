package dip.ingress.http;

import dip.ingress.IngressConfig;
import io.vertx.core.http.HttpConnection;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLPeerUnverifiedException;

/** The TLS clients let in: all that the trust store believes, or those of them that the setting names. */
@Singleton
final class AllowedClients {

    private final Set<String> allowed;

    AllowedClients(IngressConfig config) {
        allowed = config.clients().allowed().orElse(List.of()).stream()
                .map(entry -> entry.contains("=") ? entry : entry.replace(":", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean allow(HttpConnection connection) {
        if (allowed.isEmpty()) {
            return true;
        }
        if (!connection.isSsl()) {
            return false;
        }
        try {
            X509Certificate certificate = (X509Certificate) connection.peerCertificates().getFirst();
            return allowed.contains(certificate.getSubjectX500Principal().getName())
                    || allowed.contains(fingerprint(certificate));
        } catch (SSLPeerUnverifiedException noCertificate) {
            return false;
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
