package dip.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes PEM (RFC 7468). Never puts a key's content into a message. */
public final class Pem {

    private static final String CERTIFICATE = "CERTIFICATE";
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");
    private static final Pattern WHITESPACE = Pattern.compile("\\s+");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

    private Pem() {
    }

    /** @throws IllegalArgumentException names the file and what is wrong with it */
    public static List<X509Certificate> certificates(Path file) {
        try {
            return certificates(read(file));
        } catch (CertificateException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * The certificates of a PEM text in their order; at least one. Line ends may be LF or CRLF.
     *
     * @throws CertificateException says what is wrong with the text
     */
    public static List<X509Certificate> certificates(String text) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> found = new ArrayList<>();
        for (Block block : blocks(text)) {
            if (block.label.equals(CERTIFICATE)) {
                found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block.der())));
            }
        }
        if (found.isEmpty()) {
            throw new CertificateException("holds no -----BEGIN CERTIFICATE----- block");
        }
        return List.copyOf(found);
    }

    /** An RSA key in PKCS#8 or PKCS#1, not encrypted. @throws IllegalArgumentException names the file and what is wrong with it */
    public static PrivateKey privateKey(Path file) {
        for (Block block : blocks(read(file))) {
            switch (block.label) {
                case "PRIVATE KEY" -> {
                    return rsaKey(file, decoded(file, block));
                }
                case "RSA PRIVATE KEY" -> {
                    return rsaKey(file, Pkcs8.fromPkcs1(decoded(file, block)));
                }
                case "ENCRYPTED PRIVATE KEY" -> throw new IllegalArgumentException(
                        file + ": the key is encrypted; keep a decrypted one (openssl pkey) in a file that only the service can read");
                default -> { }
            }
        }
        throw new IllegalArgumentException(file + ": holds no unencrypted RSA private key (PKCS#8 or PKCS#1)");
    }

    public static String encode(X509Certificate certificate) {
        try {
            return encode(CERTIFICATE, certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** PKCS#8. */
    public static String encode(PrivateKey key) {
        return encode("PRIVATE KEY", key.getEncoded());
    }

    private static String encode(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": cannot be read (" + e + ")", e);
        }
    }

    private static List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            blocks.add(new Block(matcher.group(1), WHITESPACE.matcher(matcher.group(2)).replaceAll("")));
        }
        return blocks;
    }

    private static byte[] decoded(Path file, Block block) {
        try {
            return block.der();
        } catch (CertificateException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage());
        }
    }

    private static PrivateKey rsaKey(Path file, byte[] pkcs8) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(file + ": holds a private key that is no readable RSA key");
        }
    }

    private record Block(String label, String base64) {

        byte[] der() throws CertificateException {
            try {
                return Base64.getDecoder().decode(base64);
            } catch (IllegalArgumentException e) {
                throw new CertificateException("the block " + label + " is not base64");
            }
        }
    }
}
