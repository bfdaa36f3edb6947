package dip.audit;

import dip.signing.CryptoProvider;
import dip.signing.MessageSigner;
import dip.signing.Pem;
import dip.signing.SignatureValues;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Identity;
import dip.signing.authority.CertificateAuthority.Use;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The DIP's side of the tests: a certificate that signs, and the issuer that audit is told to trust. */
public final class SigningIdentity implements QuarkusTestResourceLifecycleManager {

    private static final CertificateAuthority AUTHORITY = CertificateAuthority.create("Test issuer", Clock.systemUTC());
    private static final Identity DIP = AUTHORITY.issue("dip.test", Use.SIGNING, Duration.ofDays(30), List.of());

    private Path anchor;

    @Override
    public Map<String, String> start() {
        try {
            anchor = Files.createTempFile("issuer", ".pem");
            Files.writeString(anchor, Pem.encode(AUTHORITY.certificate()));
            return Map.of("dip.audit.trust.anchors", anchor.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        try {
            Files.deleteIfExists(anchor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SignatureValues sign(String url, byte[] body, Instant at) {
        return new MessageSigner(DIP.key(), DIP.certificate(), CryptoProvider.JDK, InstantSource.fixed(at)).sign("POST", url, body);
    }

    static String pem() {
        return Pem.encode(DIP.certificate());
    }

    static String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(DIP.certificate().getEncoded()));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
