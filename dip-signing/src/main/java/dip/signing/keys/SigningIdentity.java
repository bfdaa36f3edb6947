package dip.signing.keys;

import dip.signing.HeldKey;
import dip.signing.Pem;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files that one of us signs with.
 *
 * @param key PEM, the URI of a token that has it (RFC 7512), or PKCS#12 (.p12, .pfx)
 * @param certificate PEM; empty where the key's place keeps it, as PKCS#12 does
 * @param passwordFile of a PKCS#12 file; empty for others
 */
public record SigningIdentity(Path key, Optional<Path> certificate, Optional<Path> passwordFile) {

    public static SigningIdentity pem(Path key, Path certificate) {
        return new SigningIdentity(key, Optional.of(certificate), Optional.empty());
    }

    /** @throws IllegalArgumentException a sentence that names the file */
    public HeldKey open() {
        return KeyPlace.in(key, passwordFile).open();
    }

    /**
     * The identity's own certificate.
     *
     * @param opened its key
     * @throws IllegalArgumentException a sentence that names the file
     */
    public X509Certificate certificateOf(HeldKey opened) {
        List<X509Certificate> known = certificate.isPresent() ? Pem.certificates(certificate.get()) : opened.certificates();
        if (known.isEmpty()) {
            throw new IllegalArgumentException(key + ": keeps no certificate; its certificate needs a file of its own");
        }
        return known.getFirst();
    }

    /** All that would change when the identity does. */
    public List<Path> files() {
        return Stream.of(Optional.of(key), certificate, passwordFile).flatMap(Optional::stream).toList();
    }
}
