package dip.signing;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/** Signs calls to the DIP (dip-spec section 3). Safe to share between threads. */
public final class MessageSigner {

    private static final int MINIMUM_BITS = 2048;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private final String certificateHeader;
    private final ThreadLocal<Signature> signatures;
    private final ThreadLocal<MessageDigest> digests;

    /** @throws IllegalArgumentException where the key is not RSA, too weak, or not the certificate's */
    public MessageSigner(PrivateKey key, X509Certificate certificate, CryptoProvider provider, InstantSource clock) {
        requireFitting(key, certificate);
        this.clock = clock;
        this.certificateHeader = header(certificate);
        PrivateKey own = provider.own(key);
        this.signatures = ThreadLocal.withInitial(() -> ready(provider.signature(), own));
        this.digests = ThreadLocal.withInitial(provider::sha256);
    }

    private MessageSigner(HeldKey key, Provider holder, X509Certificate certificate, CryptoProvider digests, InstantSource clock) {
        if (key.bits() < MINIMUM_BITS) {
            throw tooWeak(key.bits());
        }
        if (!key.belongsTo(certificate)) {
            throw foreign(certificate);
        }
        this.clock = clock;
        this.certificateHeader = header(certificate);
        this.signatures = ThreadLocal.withInitial(() -> ready(signature(holder), key.key()));
        this.digests = ThreadLocal.withInitial(digests::sha256);
    }

    /**
     * For a key wherever it is kept: one in a token is used by the token, and the provider makes the digests alone.
     *
     * @throws IllegalArgumentException where the key is not RSA, too weak, or not the certificate's
     */
    public static MessageSigner of(HeldKey key, X509Certificate certificate, CryptoProvider provider, InstantSource clock) {
        return key.holder().map(holder -> new MessageSigner(key, holder, certificate, provider, clock))
                .orElseGet(() -> new MessageSigner(key.key(), certificate, provider, clock));
    }

    /**
     * Costs an RSA private operation (0.25 to 1 ms for 2048 bits): not for an event loop under load.
     *
     * @param url whole, with scheme and host; lower-cased here
     * @param body an empty one is hashed as the two characters <code>{}</code>, as the DIP's example client does
     */
    public SignatureValues sign(String method, String url, byte[] body) {
        byte[] hash = digests.get().digest(body.length == 0 ? SigningText.NO_BODY : body);
        String contentHash = Base64.getEncoder().encodeToString(hash);
        String date = DATE.format(clock.instant());
        byte[] signature = signed(SigningText.of(method, url, date, contentHash));
        return new SignatureValues(Base64.getEncoder().encodeToString(signature), date, contentHash, certificateHeader);
    }

    private byte[] signed(byte[] text) {
        try {
            Signature signature = signatures.get();
            signature.update(text);
            return signature.sign();
        } catch (SignatureException e) {
            signatures.remove();
            throw new IllegalStateException("signing failed", e);
        }
    }

    private static void requireFitting(PrivateKey key, X509Certificate certificate) {
        if (!(key instanceof RSAKey mine) || !(certificate.getPublicKey() instanceof RSAKey published)) {
            throw new IllegalArgumentException("the DIP's signatures need an RSA key; this one is "
                    + key.getAlgorithm() + ", its certificate's " + certificate.getPublicKey().getAlgorithm());
        }
        if (mine.getModulus().bitLength() < MINIMUM_BITS) {
            throw tooWeak(mine.getModulus().bitLength());
        }
        if (!mine.getModulus().equals(published.getModulus())) {
            throw foreign(certificate);
        }
    }

    private static IllegalArgumentException tooWeak(int bits) {
        return new IllegalArgumentException("the signing key has " + bits + " bits; at least " + MINIMUM_BITS + " are needed");
    }

    private static IllegalArgumentException foreign(X509Certificate certificate) {
        return new IllegalArgumentException("the signing key does not belong to the certificate of "
                + certificate.getSubjectX500Principal());
    }

    private static String header(X509Certificate certificate) {
        return Base64.getEncoder().encodeToString(Pem.encode(certificate).getBytes(StandardCharsets.US_ASCII));
    }

    private static Signature signature(Provider holder) {
        try {
            return Signature.getInstance(CryptoProvider.ALGORITHM, holder);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("the holder of the signing key cannot sign with " + CryptoProvider.ALGORITHM, e);
        }
    }

    private static Signature ready(Signature signature, PrivateKey key) {
        try {
            signature.initSign(key);
            return signature;
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("the signing key is not usable", e);
        }
    }
}
