package dip.signing;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.function.Supplier;

/**
 * The one seam behind which the maker of signatures, digests and keys is chosen. Chosen by measurement: see benchmarks.
 * No provider is registered with the JVM: what uses this seam changes nothing for TLS or for others.
 */
public enum CryptoProvider {
    /** Ships with Java; the only one that a native binary has. */
    JDK("SunRsaSign", "SUN", null),
    /** Pure Java; where it is on the class path. */
    BOUNCY_CASTLE(null, null, OptionalProviders::bouncyCastle),
    /** OpenSSL's arithmetic by JNI; on the class path of Linux x86-64 installations. */
    CORRETTO(null, null, OptionalProviders::corretto);

    static final String ALGORITHM = "SHA256withRSA";

    private final String signatures;
    private final String digests;
    private final Supplier<Provider> loader;
    private volatile Provider loaded;

    CryptoProvider(String signatures, String digests, Supplier<Provider> loader) {
        this.signatures = signatures;
        this.digests = digests;
        this.loader = loader;
    }

    /** The fastest that this platform has: Corretto where it is on the class path and self-tests, else the JDK's. */
    public static CryptoProvider fastest() {
        return CORRETTO.isAvailable() ? CORRETTO : JDK;
    }

    public boolean isAvailable() {
        try {
            provider(signatures);
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** RSASSA-PKCS1-v1_5 with SHA-256. @throws IllegalStateException where this platform lacks the provider */
    Signature signature() {
        try {
            return Signature.getInstance(ALGORITHM, provider(signatures));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SHA-256. @throws IllegalStateException where this platform lacks the provider */
    MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256", provider(digests));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A new RSA key, in the form of the JDK's: keys outlive what made them. Corretto makes one of 2048 bits in a tenth of a
     * second; the JDK takes a second until C2 has compiled its arithmetic.
     *
     * @throws IllegalStateException where this platform lacks the provider
     */
    public KeyPair rsaKey(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", provider(signatures));
            generator.initialize(bits);
            KeyPair made = generator.generateKeyPair();
            return new KeyPair(JDK.own(made.getPublic()), JDK.own(made.getPrivate()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The key in the provider's own form, so that it is not translated again with each use. Made from its encoding:
     * Corretto destroys a key that was translated when the signature that used it gets another.
     */
    PublicKey own(PublicKey key) {
        return (PublicKey) make(factory -> factory.generatePublic(new X509EncodedKeySpec(key.getEncoded())));
    }

    /** @see #own(PublicKey) */
    PrivateKey own(PrivateKey key) {
        return (PrivateKey) make(factory -> factory.generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded())));
    }

    private interface KeyMaker {

        Key make(KeyFactory factory) throws InvalidKeySpecException;
    }

    private Key make(KeyMaker maker) {
        try {
            return maker.make(KeyFactory.getInstance("RSA", provider(signatures)));
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException("the key is no RSA key that " + this + " can use");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Provider provider(String name) {
        if (loader == null) {
            return Security.getProvider(name);
        }
        Provider provider = loaded;
        if (provider == null) {
            provider = loader.get();
            loaded = provider;
        }
        return provider;
    }
}
