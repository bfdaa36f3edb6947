package dip.service.certificates;

import java.security.cert.X509Certificate;

/**
 * A certificate that this service uses.
 *
 * @param use {@code signing}; {@code tls} for the service's own end of a connection; {@code trust} for an issuer it believes
 * @param owner DIP ID for signing, {@code signatures} for the anchors of signatures, else the name in {@code quarkus.tls.<name>}
 */
record UsedCertificate(String use, String owner, X509Certificate certificate) {
}
