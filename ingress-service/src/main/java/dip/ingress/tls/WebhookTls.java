package dip.ingress.tls;

import dip.ingress.IngressConfig;
import dip.ingress.IngressConfig.PlainHttp;
import dip.service.InvalidConfiguration;
import dip.service.Periodic;
import dip.service.certificates.TlsMaterial;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Lets handshakes of the webhook port use what TLS configuration {@code webhooks} has been read to be last. */
@Singleton
final class WebhookTls implements HttpServerOptionsCustomizer {

    private static final Logger LOG = Logger.getLogger(WebhookTls.class);
    private static final String NAME = "webhooks";
    private static final String RELOAD_PERIOD = "quarkus.tls.webhooks.reload-period";

    private final Vertx vertx;
    private final TlsConfigurationRegistry registry;
    private final IngressConfig config;
    private CurrentKeys keys;
    private CurrentTrust trust;
    private TlsMaterial material;

    WebhookTls(Vertx vertx, TlsConfigurationRegistry registry, IngressConfig config,
            @ConfigProperty(name = RELOAD_PERIOD) Optional<String> reloadPeriod) {
        if (reloadPeriod.isPresent()) {
            throw new InvalidConfiguration(RELOAD_PERIOD, "would drop connections; dip.ingress.certificate-refresh does it without");
        }
        this.vertx = vertx;
        this.registry = registry;
        this.config = config;
    }

    /** Before the port is opened. @throws InvalidConfiguration where a store is missing, or the key is not the certificate's */
    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        if (config.plainHttp() == PlainHttp.ENABLED) {
            return; // no TLS port is opened, though Quarkus asks
        }
        TlsConfiguration tls = registry.get(NAME).orElseThrow(() -> new InvalidConfiguration("quarkus.tls." + NAME, "is missing"));
        if (tls.getKeyStoreOptions() == null || tls.getTrustStoreOptions() == null) {
            throw new InvalidConfiguration("quarkus.tls." + NAME, "needs a key-store and a trust-store");
        }
        if (!TlsMaterial.isWhole(tls, vertx)) {
            throw new InvalidConfiguration("quarkus.tls." + NAME + ".key-store", "its key does not belong to its certificate");
        }
        material = TlsMaterial.of(tls);
        keys = new CurrentKeys(keys(tls));
        trust = new CurrentTrust(trust(tls));
        options.setKeyCertOptions(KeyCertOptions.wrap(keys)).setTrustOptions(TrustOptions.wrap(trust));
        Periodic.every(vertx, config.certificateRefresh(), "Kept the webhooks' certificates: they could not be read again", () -> {
            readAgain();
            return null;
        });
    }

    /** A file that cannot be read changes nothing. */
    private synchronized void readAgain() {
        TlsConfiguration tls = registry.get(NAME).orElseThrow();
        if (!tls.reload()) {
            LOG.error("Kept the webhooks' certificates: the files of quarkus.tls.webhooks cannot be read");
            return;
        }
        TlsMaterial read = TlsMaterial.of(tls);
        if (read.equals(material)) {
            return;
        }
        if (!TlsMaterial.isWhole(tls, vertx)) {
            LOG.warn("Kept the webhooks' certificate: the key read for quarkus.tls.webhooks does not belong to the certificate read");
            return;
        }
        keys.replaceWith(keys(tls));
        trust.replaceWith(trust(tls));
        material = read;
        LOG.info("Took over new certificates for the webhooks (quarkus.tls.webhooks)");
    }

    private X509ExtendedKeyManager keys(TlsConfiguration tls) {
        try {
            return only(X509ExtendedKeyManager.class, tls.getKeyStoreOptions().getKeyManagerFactory(vertx).getKeyManagers());
        } catch (Exception unusable) {
            throw new InvalidConfiguration("quarkus.tls." + NAME + ".key-store", "cannot be used: " + unusable.getMessage());
        }
    }

    private X509TrustManager trust(TlsConfiguration tls) {
        try {
            return only(X509TrustManager.class, tls.getTrustStoreOptions().getTrustManagerFactory(vertx).getTrustManagers());
        } catch (Exception unusable) {
            throw new InvalidConfiguration("quarkus.tls." + NAME + ".trust-store", "cannot be used: " + unusable.getMessage());
        }
    }

    private static <T> T only(Class<T> kind, Object[] managers) {
        return Stream.of(managers).filter(kind::isInstance).map(kind::cast).findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + kind.getSimpleName()));
    }
}
