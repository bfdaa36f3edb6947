package dip.signing.keys;

import dip.signing.HeldKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a private key is kept. Each method throws IllegalArgumentException with a sentence that names the place. */
public sealed interface KeyPlace permits PemKeyFile, Pkcs12File, Token {

    /**
     * @param place a PKCS#11 URI (RFC 7512, {@code pkcs11:}…), a file that ends with .p12 or .pfx, or a PEM file
     * @param passwordFile holds the password of a PKCS#12 file; empty for other places
     */
    static KeyPlace of(String place, Optional<Path> passwordFile) {
        boolean pkcs12 = isPkcs12(place);
        if (!pkcs12 && passwordFile.isPresent()) {
            throw new IllegalArgumentException(place + ": a password file goes with a PKCS#12 file (.p12, .pfx) only");
        }
        if (place.toLowerCase(Locale.ROOT).startsWith(TokenUri.SCHEME)) {
            return new Token(TokenUri.parse(place), place);
        }
        if (pkcs12) {
            return new Pkcs12File(Path.of(place), passwordFile.orElseThrow(() ->
                    new IllegalArgumentException(place + ": needs a file with its password")));
        }
        return new PemKeyFile(Path.of(place));
    }

    /** Whether the place is named as a PKCS#12 file, which keeps certificates with the key: .p12, .pfx. */
    static boolean isPkcs12(String place) {
        String lower = place.toLowerCase(Locale.ROOT);
        return lower.endsWith(".p12") || lower.endsWith(".pfx");
    }

    /**
     * The key that a service's key file stands for: the file's own where it is PEM or PKCS#12, a token's where its first
     * line is a PKCS#11 URI.
     *
     * @param passwordFile holds the password of a PKCS#12 file; empty for others
     */
    static KeyPlace in(Path keyFile, Optional<Path> passwordFile) {
        return passwordFile.isPresent() || isPkcs12(keyFile.toString()) ? of(keyFile.toString(), passwordFile) : in(keyFile);
    }

    /** As {@link #in(Path, Optional)} for files that need no password. */
    static KeyPlace in(Path keyFile) {
        try (Stream<String> lines = Files.lines(keyFile, StandardCharsets.ISO_8859_1)) {
            String first = lines.findFirst().orElse("").strip();
            return first.startsWith(TokenUri.SCHEME) ? new Token(TokenUri.parse(first), first) : new PemKeyFile(keyFile);
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException(keyFile + ": cannot be read (" + e + ")", e);
        }
    }

    /** What {@link #in} reads in a service's key file: PEM, or the token's URI. Empty for a PKCS#12 file, whose key stays in it. */
    Optional<String> keyFileContent();

    /** Makes an RSA key and keeps it here; refused where there is one already. */
    HeldKey generate(int bits);

    HeldKey open();

    /** Whether the place keeps certificates with the key. */
    boolean keepsCertificates();

    /** Keeps the certificates with the key, its own first, where the place can: a PEM file holds the key alone. */
    void certify(List<X509Certificate> certificates);
}
