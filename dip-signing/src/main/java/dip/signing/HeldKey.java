package dip.signing;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;

/**
 * An RSA private key where it is kept: in memory after a file was read, or in a token that signs and never gives it away.
 * Never prints the key.
 */
public final class HeldKey {

    private static final int CHALLENGE_BYTES = 32;

    private final String place;
    private final PrivateKey key;
    private final RSAPublicKey publicKey;
    private final List<X509Certificate> certificates;
    private final Provider holder;

    /**
     * @param place how the user named the place; stands in messages
     * @param certificates kept with the key, its own first; empty where the place keeps none
     * @param holder the one provider that can use the key, not registered with the JVM; null where any can
     */
    public HeldKey(String place, PrivateKey key, RSAPublicKey publicKey, List<X509Certificate> certificates, Provider holder) {
        this.place = place;
        this.key = key;
        this.publicKey = publicKey;
        this.certificates = List.copyOf(certificates);
        this.holder = holder;
    }

    public PrivateKey key() {
        return key;
    }

    public RSAPublicKey publicKey() {
        return publicKey;
    }

    public int bits() {
        return publicKey.getModulus().bitLength();
    }

    public List<X509Certificate> certificates() {
        return certificates;
    }

    /** The only provider that can use the key; empty where any can. */
    public Optional<Provider> holder() {
        return Optional.ofNullable(holder);
    }

    /** Whether what this key signs is verified by the certificate: proven with a signature, so that it holds for tokens, too. */
    public boolean belongsTo(X509Certificate certificate) {
        byte[] challenge = new byte[CHALLENGE_BYTES];
        new SecureRandom().nextBytes(challenge);
        try {
            Signature signing = holder == null ? Signature.getInstance(CryptoProvider.ALGORITHM)
                    : Signature.getInstance(CryptoProvider.ALGORITHM, holder);
            signing.initSign(key);
            signing.update(challenge);
            byte[] signature = signing.sign();
            Signature verifying = Signature.getInstance(CryptoProvider.ALGORITHM);
            verifying.initVerify(certificate.getPublicKey());
            verifying.update(challenge);
            return verifying.verify(signature);
        } catch (GeneralSecurityException differentKind) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "the key in " + place;
    }
}
