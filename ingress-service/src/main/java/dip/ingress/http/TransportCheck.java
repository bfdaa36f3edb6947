package dip.ingress.http;

import dip.ingress.IngressConfig;
import dip.service.InvalidConfiguration;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/** No start without knowing who calls: mutual TLS, or plain HTTP because somebody said so. */
@Singleton
final class TransportCheck {

    static final String TLS_NAME = "webhooks";
    private static final String KEY = "quarkus.tls." + TLS_NAME;

    void check(@Observes StartupEvent event, IngressConfig config, TlsConfigurationRegistry registry) {
        if (config.plainHttp() == IngressConfig.PlainHttp.ENABLED) {
            return;
        }
        Optional<TlsConfiguration> tls = registry.get(TLS_NAME);
        if (tls.isEmpty() || tls.get().getKeyStore() == null) {
            throw new InvalidConfiguration(KEY + ".key-store.pem.0.cert",
                    "needs the server's certificate (and .key its key), or set dip.ingress.plain-http=enabled behind a proxy");
        }
        if (tls.get().getTrustStore() == null) {
            throw new InvalidConfiguration(KEY + ".trust-store.pem.certs",
                    "needs the issuers of the certificates of the DIP's TLS clients");
        }
    }
}
