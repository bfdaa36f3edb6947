package dip.signing;

import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;

/** One thread's digest and signature, kept ready for the key used last: the DIP signs everything with one. */
final class VerifyingEngine {

    private final Signature signature;
    private final MessageDigest digest;
    private PublicKey ready;

    VerifyingEngine(CryptoProvider provider) {
        signature = provider.signature();
        digest = provider.sha256();
    }

    byte[] sha256(byte[] content) {
        return digest.digest(content);
    }

    boolean verify(PublicKey key, byte[] text, byte[] claimed) {
        try {
            if (ready != key) {
                signature.initVerify(key);
                ready = key;
            }
            signature.update(text);
            return signature.verify(claimed);
        } catch (SignatureException unfit) {
            ready = null;
            return false;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a key judged good is not usable", e);
        }
    }
}
