package dip.quickstart.webhooks;

import dip.service.InvalidConfiguration;
import io.smallrye.config.SmallRyeConfig;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.PfxOptions;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * A participant's TLS configuration for calls to the DIP as services have it: {@code quarkus.tls.dip-<DIP ID>}, or
 * {@code quarkus.tls.dip} where there is none of that name; key store and trust store PEM or PKCS#12.
 */
record TlsSettings(SmallRyeConfig config, String prefix) {

    private static final String SHARED = "quarkus.tls.dip";

    /** @throws InvalidConfiguration where there is neither */
    static TlsSettings of(SmallRyeConfig config, String dipId) {
        String own = SHARED + "-" + dipId;
        return List.of(own, SHARED).stream().filter(name -> !names(config, name + ".").isEmpty()).findFirst()
                .map(name -> new TlsSettings(config, name)).orElseThrow(() -> new InvalidConfiguration(SHARED,
                        "is missing, and " + own + ", too; the DIP asks for a client certificate"));
    }

    /** @throws InvalidConfiguration where a store is missing */
    void configure(HttpClientOptions options) {
        String keys = prefix + ".key-store.";
        if (text(keys + "p12.path").isPresent()) {
            options.setKeyCertOptions(pfx(keys));
        } else {
            PemKeyCertOptions pem = new PemKeyCertOptions();
            names(config, keys + "pem.").forEach(name -> {
                if (name.endsWith(".key")) {
                    pem.addKeyPath(needed(name));
                    pem.addCertPath(needed(name.replaceAll("key$", "cert")));
                }
            });
            if (pem.getKeyPaths().isEmpty()) {
                throw new InvalidConfiguration(keys + "pem", "is missing; the DIP asks for a client certificate");
            }
            options.setKeyCertOptions(pem);
        }
        String trust = prefix + ".trust-store.";
        if (text(trust + "p12.path").isPresent()) {
            options.setTrustOptions(pfx(trust));
        } else {
            config.getOptionalValues(trust + "pem.certs", String.class).ifPresent(files -> {
                PemTrustOptions pem = new PemTrustOptions();
                files.forEach(pem::addCertPath);
                options.setTrustOptions(pem);
            });
        }
        options.setSsl(true);
    }

    private PfxOptions pfx(String store) {
        return new PfxOptions().setPath(needed(store + "p12.path")).setPassword(needed(store + "p12.password"));
    }

    private String needed(String key) {
        return text(key).orElseThrow(() -> new InvalidConfiguration(key, "is missing"));
    }

    private Optional<String> text(String key) {
        return config.getOptionalValue(key, String.class);
    }

    private static TreeSet<String> names(SmallRyeConfig config, String start) {
        TreeSet<String> names = new TreeSet<>();
        StreamSupport.stream(config.getPropertyNames().spliterator(), false).filter(name -> name.startsWith(start)).forEach(names::add);
        return names;
    }
}
