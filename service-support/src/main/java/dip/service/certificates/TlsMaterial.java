package dip.service.certificates;

import io.quarkus.tls.TlsConfiguration;
import io.vertx.core.Vertx;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.X509KeyManager;

/**
 * The certificates of a TLS configuration, by which one reading of its files is told from the next.
 *
 * @param chains of its own, and the trusted ones, each as a chain of one
 */
public record TlsMaterial(Set<List<Certificate>> chains) {

    private static final List<String> KEY_TYPES = List.of("RSA", "EC");

    public static TlsMaterial of(TlsConfiguration tls) {
        Set<List<Certificate>> chains = new HashSet<>();
        add(chains, tls.getKeyStore());
        add(chains, tls.getTrustStore());
        return new TlsMaterial(Set.copyOf(chains));
    }

    /** The first certificate of its own; empty where it has no key. */
    public static Optional<X509Certificate> own(TlsConfiguration tls) {
        try {
            KeyStore store = tls.getKeyStore();
            for (String alias : store == null ? List.<String>of() : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate certificate) {
                    return Optional.of(certificate);
                }
            }
            return Optional.empty();
        } catch (KeyStoreException neverLoaded) {
            throw new IllegalStateException(neverLoaded);
        }
    }

    /**
     * Whether the keys belong to their certificates: of two files that are replaced one after the other, a reading in
     * between finds a new key and an old certificate, and no connection would come about with them.
     */
    public static boolean isWhole(TlsConfiguration tls, Vertx vertx) {
        if (tls.getKeyStoreOptions() == null) {
            return true;
        }
        try {
            return Stream.of(tls.getKeyStoreOptions().getKeyManagerFactory(vertx).getKeyManagers()).allMatch(TlsMaterial::isWhole);
        } catch (Exception unusable) {
            return false;
        }
    }

    private static boolean isWhole(KeyManager manager) {
        return !(manager instanceof X509KeyManager keys) || KEY_TYPES.stream()
                .map(type -> keys.getClientAliases(type, null)).filter(aliases -> aliases != null).flatMap(Stream::of)
                .allMatch(alias -> belong(keys.getPrivateKey(alias), keys.getCertificateChain(alias)[0].getPublicKey()));
    }

    /** The DIP's are RSA keys; of other kinds only that they are of the same. */
    private static boolean belong(PrivateKey key, PublicKey published) {
        return key instanceof RSAKey mine && published instanceof RSAKey theirs ? mine.getModulus().equals(theirs.getModulus())
                : key.getAlgorithm().equals(published.getAlgorithm());
    }

    private static void add(Set<List<Certificate>> chains, KeyStore store) {
        try {
            for (String alias : store == null ? List.<String>of() : Collections.list(store.aliases())) {
                Certificate[] chain = store.getCertificateChain(alias);
                chains.add(chain == null ? List.of(store.getCertificate(alias)) : List.of(chain));
            }
        } catch (KeyStoreException neverLoaded) {
            throw new IllegalStateException(neverLoaded);
        }
    }
}
