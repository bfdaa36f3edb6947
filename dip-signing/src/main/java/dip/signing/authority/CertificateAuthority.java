package dip.signing.authority;

import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.time.Duration;
import java.util.List;

/** A small certificate authority for tests, the simulator and the quickstart: no real DIP trusts it. */
public final class CertificateAuthority {

    public enum Use {
        SIGNING, TLS_CLIENT, TLS_SERVER
    }

    /** A certificate with its key and the issuer above it. */
    public record Identity(PrivateKey key, X509Certificate certificate, X509Certificate issuer) {

        /** Writes {@code <name>.key.pem} (mode 600), {@code <name>.cert.pem} (leaf and issuer). */
        public void write(java.nio.file.Path directory, String name) {
            throw new UnsupportedOperationException();
        }
    }

    private CertificateAuthority() {
    }

    /** Makes a self-signed root, RSA 2048, valid for ten years from the clock's now. */
    public static CertificateAuthority create(String commonName, InstantSource clock) {
        throw new UnsupportedOperationException();
    }

    public X509Certificate certificate() {
        throw new UnsupportedOperationException();
    }

    /** @param hosts DNS names or IP addresses for TLS_SERVER; empty otherwise */
    public Identity issue(String commonName, Use use, Duration validity, List<String> hosts) {
        throw new UnsupportedOperationException();
    }

    /** As {@link #issue}, with a key and times of the caller's choice: for weak keys and expired certificates in tests. */
    public Identity issue(String commonName, Use use, KeyPair key, java.time.Instant notBefore, java.time.Instant notAfter, List<String> hosts) {
        throw new UnsupportedOperationException();
    }

    /** DER of a CRL signed by this authority. */
    public byte[] revocationList(List<X509Certificate> revoked) {
        throw new UnsupportedOperationException();
    }
}
