package dip.signing.keys;

import dip.signing.HeldKey;
import dip.signing.authority.CertificateRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A key in a PKCS#11 token, through the JDK's SunPKCS11. It is made in the token, marked sensitive and not extractable, and
 * used there. The token keeps a certificate with it: until the real one comes, a placeholder.
 *
 * @param text the URI as it was written
 */
record Token(TokenUri uri, String text) implements KeyPlace {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Override
    public HeldKey generate(int bits) {
        RsaKeys.requireSize(bits);
        return with((provider, store) -> {
            if (store.containsAlias(uri.object())) {
                throw new IllegalArgumentException(uri + ": is there already; a key is never overwritten by a new one");
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", provider);
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            HeldKey bare = held(provider, pair.getPrivate(), (RSAPublicKey) pair.getPublic(), List.of());
            store.setKeyEntry(uri.object(), pair.getPrivate(), null,
                    new Certificate[] {CertificateRequest.placeholder(bare, Instant.now())});
            return found(provider, store);
        });
    }

    @Override
    public HeldKey open() {
        return with(this::found);
    }

    @Override
    public Optional<String> keyFileContent() {
        return Optional.of(text + "\n");
    }

    @Override
    public boolean keepsCertificates() {
        return true;
    }

    @Override
    public void certify(List<X509Certificate> certificates) {
        with((provider, store) -> {
            store.setKeyEntry(uri.object(), found(provider, store).key(), null, certificates.toArray(Certificate[]::new));
            return null;
        });
    }

    private interface Work<T> {

        T in(Provider provider, KeyStore store) throws IOException, GeneralSecurityException;
    }

    private <T> T with(Work<T> work) {
        if (!Files.isReadable(uri.module())) {
            throw new IllegalArgumentException(uri + ": the token's library " + uri.module() + " is not there or not readable");
        }
        return new SecretFile(uri.pinSource()).lend(pin -> {
            Provider provider = provider();
            KeyStore store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin);
            return work.in(provider, store);
        }, this::unusable);
    }

    private Provider provider() {
        String configuration = "--name=dip" + NUMBER.incrementAndGet() + "\nlibrary=\"" + uri.module() + "\"\n"
                + uri.slot().map(id -> "slot=" + Long.toUnsignedString(id)).orElse("slotListIndex=0")
                + "\nattributes(generate,CKO_PRIVATE_KEY,CKK_RSA)={\nCKA_SENSITIVE=true\nCKA_EXTRACTABLE=false\n}\n";
        return Security.getProvider("SunPKCS11").configure(configuration);
    }

    private HeldKey found(Provider provider, KeyStore store) throws GeneralSecurityException {
        if (!(store.getKey(uri.object(), null) instanceof PrivateKey key)) {
            throw new IllegalArgumentException(uri + ": the token has no private key with a certificate under this label");
        }
        List<X509Certificate> certificates = Arrays.stream(store.getCertificateChain(uri.object()))
                .map(X509Certificate.class::cast).toList();
        if (!(certificates.getFirst().getPublicKey() instanceof RSAPublicKey publicKey)) {
            throw new IllegalArgumentException(uri + ": is no RSA key");
        }
        return held(provider, key, publicKey, certificates);
    }

    private HeldKey held(Provider provider, PrivateKey key, RSAPublicKey publicKey, List<X509Certificate> certificates) {
        return new HeldKey(uri.toString(), key, publicKey, certificates, provider);
    }

    /** Says the token's own code (CKR_PIN_INCORRECT and the like) and nothing else of what failed. */
    private IllegalArgumentException unusable(Exception e) {
        String code = e.getClass().getSimpleName();
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && cause.getMessage().startsWith("CKR_")) {
                code = cause.getMessage();
            }
        }
        return new IllegalArgumentException(uri + ": the token refused (" + code + ")"
                + (code.startsWith("CKR_PIN") ? "; is the PIN in " + uri.pinSource() + " the right one?" : ""));
    }
}
