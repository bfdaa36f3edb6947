package dip.signing.authority;

import dip.signing.HeldKey;
import dip.signing.authority.CertificateAuthority.Use;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * What is sent to an authority to get a certificate (PKCS#10, RFC 2986), signed by the key where it is kept. Needs Bouncy
 * Castle (bcpkix) on the class path.
 */
public final class CertificateRequest {

    /** Common name of the certificate that stands with a key, in stores that keep none without, until the real one is there. */
    public static final String PLACEHOLDER = "waiting for its certificate";

    private static final Duration PLACEHOLDER_VALIDITY = Duration.ofDays(3650);

    private final PKCS10CertificationRequest request;

    private CertificateRequest(PKCS10CertificationRequest request) {
        this.request = request;
    }

    /**
     * Asks for the key usages of the use, and for the hosts as alternative names.
     *
     * @param hosts DNS names and IP addresses; a TLS server needs one
     * @throws IllegalArgumentException says what is missing
     */
    public static CertificateRequest of(HeldKey key, X500Principal subject, Use use, List<String> hosts) {
        if (use == Use.TLS_SERVER && hosts.isEmpty()) {
            throw new IllegalArgumentException("a TLS server's certificate needs the host names it is reached by");
        }
        if (subject.getName().isEmpty()) {
            throw new IllegalArgumentException("the subject is empty");
        }
        return new CertificateRequest(new JcaPKCS10CertificationRequestBuilder(subject, key.publicKey())
                .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, RequestedExtensions.of(use, hosts))
                .build(signer(key)));
    }

    /** @throws IllegalArgumentException where the text is no request or not signed by its own key */
    public static CertificateRequest read(String pem) {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            if (parser.readObject() instanceof PKCS10CertificationRequest request
                    && request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(request.getSubjectPublicKeyInfo()))) {
                return new CertificateRequest(request);
            }
        } catch (IOException | OperatorCreationException | PKCSException unreadable) {
            throw new IllegalArgumentException("no readable certificate request: " + unreadable.getMessage(), unreadable);
        }
        throw new IllegalArgumentException("no certificate request that its own key has signed");
    }

    public String pem() {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * The self-signed certificate of a key that waits for its own. Each has a subject of its own: SunPKCS11 does not remove a
     * certificate from a token when others there were issued by the same name, and finds no key where two stand for it.
     */
    public static X509Certificate placeholder(HeldKey key, Instant now) {
        X500Principal subject = new X500Principal("CN=" + PLACEHOLDER + ",UID=" + UUID.randomUUID());
        try {
            return new JcaX509CertificateConverter().getCertificate(new JcaX509v3CertificateBuilder(subject, BigInteger.ONE,
                    Date.from(now), Date.from(now.plus(PLACEHOLDER_VALIDITY)), subject, key.publicKey()).build(signer(key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    PKCS10CertificationRequest request() {
        return request;
    }

    X500Name subject() {
        return request.getSubject();
    }

    Optional<Extensions> extensions() {
        return Optional.ofNullable(request.getRequestedExtensions());
    }

    private static ContentSigner signer(HeldKey key) {
        JcaContentSignerBuilder builder = new JcaContentSignerBuilder("SHA256withRSA");
        key.holder().ifPresent(builder::setProvider);
        try {
            return builder.build(key.key());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(key + " cannot sign", e);
        }
    }
}
