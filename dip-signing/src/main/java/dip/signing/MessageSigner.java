package dip.signing;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.InstantSource;

/** Signs calls to the DIP (dip-spec section 3). Safe to share between threads. */
public final class MessageSigner {

    /** @throws IllegalArgumentException where the key is not RSA, too weak, or not the certificate's */
    public MessageSigner(PrivateKey key, X509Certificate certificate, CryptoProvider provider, InstantSource clock) {
        throw new UnsupportedOperationException();
    }

    /**
     * Costs an RSA private operation (0.25 to 1 ms for 2048 bits): not for an event loop under load.
     *
     * @param url whole, with scheme and host; lower-cased here
     */
    public SignatureValues sign(String method, String url, byte[] body) {
        throw new UnsupportedOperationException();
    }
}
