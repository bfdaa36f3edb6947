package dip.ingress.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.ingress.IngressConfig;
import dip.service.InvalidConfiguration;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookTlsTest {

    /** Nothing stands in quarkus.tls. */
    private static final class NoTls implements TlsConfigurationRegistry {

        @Override
        public Optional<TlsConfiguration> get(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return Optional.empty();
        }

        @Override
        public void register(String name, TlsConfiguration configuration) {
            throw new UnsupportedOperationException();
        }
    }

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void behindAProxyNoCertificateIsNeeded() {
        HttpServerOptions options = new HttpServerOptions();

        tls("enabled", Optional.empty()).customizeHttpsServer(options);

        assertThat(options.getKeyCertOptions()).isNull();
    }

    @Test
    void otherwiseOneIs() {
        assertThatThrownBy(() -> tls("disabled", Optional.empty()).customizeHttpsServer(new HttpServerOptions()))
                .isInstanceOf(InvalidConfiguration.class).hasMessageStartingWith("quarkus.tls.webhooks: ");
    }

    @Test
    void whatWouldDropConnectionsIsRefused() {
        assertThatThrownBy(() -> tls("disabled", Optional.of("1h"))).isInstanceOf(InvalidConfiguration.class)
                .hasMessageStartingWith("quarkus.tls.webhooks.reload-period: ");
    }

    private WebhookTls tls(String plainHttp, Optional<String> reloadPeriod) {
        IngressConfig config = new SmallRyeConfigBuilder().addDiscoveredConverters().withMapping(IngressConfig.class)
                .withDefaultValues(Map.of("dip.ingress.plain-http", plainHttp, "dip.ingress.trust.anchors", "ca.pem"))
                .build().getConfigMapping(IngressConfig.class);
        return new WebhookTls(vertx, new NoTls(), config, reloadPeriod);
    }
}
