package dip.signing.keys;

import dip.signing.HeldKey;
import dip.signing.authority.CertificateRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A PKCS#12 file with one key and its certificates (RFC 7292), encrypted under the password in another file. */
record Pkcs12File(Path file, Path passwordFile) implements KeyPlace {

    private static final String TYPE = "PKCS12";
    private static final String ALIAS = "key";

    @Override
    public HeldKey generate(int bits) {
        RsaKeys.requireSize(bits);
        if (Files.exists(file)) {
            throw new IllegalArgumentException(file + ": is there already; a key is never overwritten by a new one");
        }
        KeyPair pair = RsaKeys.make(bits);
        RSAPublicKey publicKey = (RSAPublicKey) pair.getPublic();
        HeldKey bare = held(pair.getPrivate(), publicKey, List.of());
        List<X509Certificate> certificates = List.of(CertificateRequest.placeholder(bare, Instant.now()));
        new SecretFile(passwordFile).lend(password -> {
            FileReplacement.secret(file, encoded(ALIAS, pair.getPrivate(), certificates, password)).create();
            return null;
        }, this::unusable);
        return held(pair.getPrivate(), publicKey, certificates);
    }

    @Override
    public HeldKey open() {
        return new SecretFile(passwordFile).lend(password -> {
            KeyStore store = read(password);
            String alias = keyAlias(store);
            if (!(store.getKey(alias, password) instanceof PrivateKey key)) {
                throw new IllegalArgumentException(file + ": its key is no private key");
            }
            return held(key, RsaKeys.publicKey(key, file), certificates(store, alias));
        }, this::unusable);
    }

    @Override
    public Optional<String> keyFileContent() {
        return Optional.empty();
    }

    @Override
    public boolean keepsCertificates() {
        return true;
    }

    @Override
    public void certify(List<X509Certificate> certificates) {
        new SecretFile(passwordFile).lend(password -> {
            KeyStore store = read(password);
            String alias = keyAlias(store);
            PrivateKey key = (PrivateKey) store.getKey(alias, password);
            FileReplacement.secret(file, encoded(alias, key, certificates, password)).replace();
            return null;
        }, this::unusable);
    }

    private KeyStore read(char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(TYPE);
        store.load(new ByteArrayInputStream(Files.readAllBytes(file)), password);
        return store;
    }

    private String keyAlias(KeyStore store) throws GeneralSecurityException {
        List<String> aliases = Collections.list(store.aliases());
        String only = null;
        for (String alias : aliases) {
            if (store.isKeyEntry(alias)) {
                if (only != null) {
                    throw new IllegalArgumentException(file + ": holds more than one key; one file, one key");
                }
                only = alias;
            }
        }
        if (only == null) {
            throw new IllegalArgumentException(file + ": holds no key");
        }
        return only;
    }

    private static List<X509Certificate> certificates(KeyStore store, String alias) throws GeneralSecurityException {
        return Arrays.stream(store.getCertificateChain(alias)).map(X509Certificate.class::cast).toList();
    }

    private static byte[] encoded(String alias, PrivateKey key, List<X509Certificate> certificates, char[] password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(TYPE);
        store.load(null, password);
        store.setKeyEntry(alias, key, password, certificates.toArray(Certificate[]::new));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, password);
        return bytes.toByteArray();
    }

    private HeldKey held(PrivateKey key, RSAPublicKey publicKey, List<X509Certificate> certificates) {
        return new HeldKey(file.toString(), key, publicKey, certificates, null);
    }

    /** The JDK's own messages are left out: what they quote is not known. */
    private IllegalArgumentException unusable(Exception e) {
        if (e.getCause() instanceof UnrecoverableKeyException) {
            return new IllegalArgumentException(file + ": the password in " + passwordFile + " does not open it");
        }
        return new IllegalArgumentException(file + ": cannot be read as PKCS#12 (" + e.getClass().getSimpleName() + ")");
    }
}
