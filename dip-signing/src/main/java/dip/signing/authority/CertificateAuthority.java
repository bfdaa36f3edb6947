package dip.signing.authority;

import dip.signing.CryptoProvider;
import dip.signing.Pem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A small certificate authority for tests and the simulator: no real DIP trusts it. Needs Bouncy Castle (bcpkix) on the
 * class path.
 */
public final class CertificateAuthority {

    /** What a certificate is for: message signing (digitalSignature alone), or one end of a TLS connection. */
    public enum Use {
        SIGNING, TLS_CLIENT, TLS_SERVER
    }

    /** A certificate with its key and the issuer above it. */
    public record Identity(PrivateKey key, X509Certificate certificate, X509Certificate issuer) {

        /** Writes {@code <name>.key.pem} (PKCS#8, readable by its owner alone) and {@code <name>.cert.pem} (leaf, then issuer). */
        public void write(Path directory, String name) {
            try {
                Path keyFile = directory.resolve(name + ".key.pem");
                Files.deleteIfExists(keyFile);
                Files.createFile(keyFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(keyFile, Pem.encode(key));
                Files.writeString(directory.resolve(name + ".cert.pem"), Pem.encode(certificate) + Pem.encode(issuer));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final Duration ROOT_VALIDITY = Duration.ofDays(3650);
    private static final Duration CRL_VALIDITY = Duration.ofDays(7);
    /** Certificates start a little before they are made: two machines' clocks are never quite the same. */
    private static final Duration BACKDATED = Duration.ofMinutes(5);

    final KeyPair key;
    private final X509Certificate certificate;
    private final InstantSource clock;

    private CertificateAuthority(KeyPair key, X509Certificate certificate, InstantSource clock) {
        this.key = key;
        this.certificate = certificate;
        this.clock = clock;
    }

    /** Makes a self-signed root, RSA 2048, valid for ten years from the clock's now. */
    public static CertificateAuthority create(String commonName, InstantSource clock) {
        KeyPair key = rsaKey();
        Instant from = clock.instant().minus(BACKDATED);
        X509v3CertificateBuilder builder = builder(name(commonName), name(commonName), key.getPublic(), from, from.plus(ROOT_VALIDITY));
        return new CertificateAuthority(key, authorityCertificate(builder, key.getPublic(), key), clock);
    }

    /** A second authority below this one. */
    public CertificateAuthority subordinate(String commonName) {
        KeyPair below = rsaKey();
        Instant from = clock.instant().minus(BACKDATED);
        X509v3CertificateBuilder builder = builder(issuer(), name(commonName), below.getPublic(), from, from.plus(ROOT_VALIDITY));
        return new CertificateAuthority(below, authorityCertificate(builder, below.getPublic(), key), clock);
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** @param hosts DNS names or IP addresses for TLS_SERVER; empty otherwise */
    public Identity issue(String commonName, Use use, Duration validity, List<String> hosts) {
        Instant from = clock.instant().minus(BACKDATED);
        return issue(commonName, use, rsaKey(), from, clock.instant().plus(validity), hosts);
    }

    /** As {@link #issue}, with a key and times of the caller's choice: for weak keys and expired certificates in tests. */
    public Identity issue(String commonName, Use use, KeyPair key, Instant notBefore, Instant notAfter, List<String> hosts) {
        return issue(commonName, use, key, notBefore, notAfter, hosts, Optional.empty());
    }

    /** @param distributionPoint where the certificate says that the revocation list is */
    public Identity issue(String commonName, Use use, KeyPair key, Instant notBefore, Instant notAfter, List<String> hosts,
            Optional<URI> distributionPoint) {
        X509v3CertificateBuilder builder = builder(issuer(), name(commonName), key.getPublic(), notBefore, notAfter);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.authorityKeyIdentifier, false, extensions().createAuthorityKeyIdentifier(certificate));
            add(RequestedExtensions.of(use, hosts), builder);
            if (distributionPoint.isPresent()) {
                builder.addExtension(Extension.cRLDistributionPoints, false, pointingTo(distributionPoint.get()));
            }
        } catch (CertIOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return new Identity(key.getPrivate(), signed(builder, this.key), certificate);
    }

    private static CRLDistPoint pointingTo(URI list) {
        GeneralName name = new GeneralName(GeneralName.uniformResourceIdentifier, list.toString());
        return new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(new DistributionPointName(new GeneralNames(name)), null, null)});
    }

    /** Answers a request as it stands: subject, key and the extensions asked for. */
    public X509Certificate issue(CertificateRequest request, Duration validity) {
        Instant now = clock.instant();
        X509v3CertificateBuilder builder = new X509v3CertificateBuilder(issuer(), serial(), Date.from(now.minus(BACKDATED)),
                Date.from(now.plus(validity).truncatedTo(ChronoUnit.SECONDS)), request.subject(),
                request.request().getSubjectPublicKeyInfo());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.authorityKeyIdentifier, false, extensions().createAuthorityKeyIdentifier(certificate));
            if (request.extensions().isPresent()) {
                add(request.extensions().get(), builder);
            }
        } catch (CertIOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return signed(builder, key);
    }

    private static void add(Extensions extensions, X509v3CertificateBuilder builder) throws CertIOException {
        for (ASN1ObjectIdentifier id : extensions.getExtensionOIDs()) {
            builder.addExtension(extensions.getExtension(id));
        }
    }

    /** DER of a CRL signed by this authority, valid for a week. */
    public byte[] revocationList(List<X509Certificate> revoked) {
        return revocationList(revoked, CRL_VALIDITY);
    }

    /** As {@link #revocationList(List)}, valid for as long as the caller says. */
    public byte[] revocationList(List<X509Certificate> revoked, Duration validity) {
        Instant now = clock.instant();
        X509v2CRLBuilder builder = new X509v2CRLBuilder(issuer(), Date.from(now.minus(BACKDATED)));
        builder.setNextUpdate(Date.from(now.plus(validity)));
        for (X509Certificate each : revoked) {
            builder.addCRLEntry(each.getSerialNumber(), Date.from(now.minus(BACKDATED)), CRLReason.keyCompromise);
        }
        try {
            return builder.build(contentSigner(key)).getEncoded();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private X500Name issuer() {
        return X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    }

    private static X509Certificate authorityCertificate(X509v3CertificateBuilder builder, PublicKey subject, KeyPair signer) {
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(Extension.subjectKeyIdentifier, false, extensions().createSubjectKeyIdentifier(subject));
        } catch (CertIOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return signed(builder, signer);
    }

    private static X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, PublicKey key, Instant from, Instant to) {
        return new JcaX509v3CertificateBuilder(issuer, serial(), Date.from(from), Date.from(to.truncatedTo(ChronoUnit.SECONDS)), subject, key);
    }

    private static BigInteger serial() {
        return new BigInteger(120, new SecureRandom()).setBit(120);
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, KeyPair signer) {
        try {
            return new JcaX509CertificateConverter().getCertificate(builder.build(contentSigner(signer)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ContentSigner contentSigner(KeyPair signer) {
        try {
            return new JcaContentSignerBuilder("SHA256withRSA").build(signer.getPrivate());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JcaX509ExtensionUtils extensions() throws GeneralSecurityException {
        return new JcaX509ExtensionUtils();
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build();
    }

    private static KeyPair rsaKey() {
        return CryptoProvider.fastest().rsaKey(2048);
    }
}
