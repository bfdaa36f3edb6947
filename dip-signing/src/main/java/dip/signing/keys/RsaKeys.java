package dip.signing.keys;

import dip.signing.CryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Set;

/** The RSA keys that are made here. */
public final class RsaKeys {

    public static final Set<Integer> SIZES = Set.of(2048, 3072, 4096);

    private RsaKeys() {
    }

    /** @throws IllegalArgumentException where the size is none of {@link #SIZES} */
    static void requireSize(int bits) {
        if (!SIZES.contains(bits)) {
            throw new IllegalArgumentException("keys are made with 2048, 3072 or 4096 bits, not " + bits);
        }
    }

    static KeyPair make(int bits) {
        requireSize(bits);
        return CryptoProvider.fastest().rsaKey(bits);
    }

    /** @param place for the message */
    static RSAPublicKey publicKey(PrivateKey key, Object place) {
        if (!(key instanceof RSAPrivateCrtKey whole)) {
            throw new IllegalArgumentException(place + ": holds no RSA key with its public exponent");
        }
        try {
            return (RSAPublicKey) KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(whole.getModulus(), whole.getPublicExponent()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
