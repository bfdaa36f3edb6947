package dip.signing;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads and writes PEM files. Never puts a key's content into a message. */
public final class Pem {

    private Pem() {
    }

    /** @throws IllegalArgumentException names the file and what is wrong with it */
    public static List<X509Certificate> certificates(Path file) {
        throw new UnsupportedOperationException();
    }

    /** PKCS#8 or PKCS#1, not encrypted. @throws IllegalArgumentException names the file and what is wrong with it */
    public static PrivateKey privateKey(Path file) {
        throw new UnsupportedOperationException();
    }

    public static String encode(X509Certificate certificate) {
        throw new UnsupportedOperationException();
    }

    public static String encode(PrivateKey key) {
        throw new UnsupportedOperationException();
    }
}
