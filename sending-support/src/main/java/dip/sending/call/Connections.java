package dip.sending.call;

import dip.client.ClientSettings;
import dip.service.InvalidConfiguration;
import dip.service.participants.Participant;
import dip.service.participants.Participants;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.util.HashMap;
import java.util.Map;

/**
 * Each participant's kept connections to the DIP, with its TLS client certificate: TLS configuration
 * {@code dip-<DIP ID>}, or {@code dip} where there is none of that name.
 */
public final class Connections {

    private static final String TLS = "dip";

    /** @param tlsName null without TLS */
    private record Connection(String tlsName, HttpClient client) {
    }

    private final Map<String, Connection> byDipId = new HashMap<>();

    /** @throws InvalidConfiguration where the DIP's URL wants TLS and there is no configuration for it */
    public Connections(Vertx vertx, Participants participants, TlsConfigurationRegistry registry, ClientSettings settings) {
        for (Participant participant : participants.all()) {
            byDipId.put(participant.dipId(), connection(vertx, registry, settings, TLS + "-" + participant.dipId()));
        }
    }

    public HttpClient of(Participant participant) {
        return byDipId.get(participant.dipId()).client;
    }

    /** New connections use what was read again (quarkus.tls.*.reload-period). */
    public void takeOver(CertificateUpdatedEvent event) {
        for (Connection connection : byDipId.values()) {
            if (event.name().equals(connection.tlsName)) {
                HttpClientOptions options = new HttpClientOptions();
                TlsConfigUtils.configure(options, event.tlsConfiguration());
                connection.client.updateSSLOptions(options.getSslOptions());
            }
        }
    }

    public void close() {
        byDipId.values().forEach(connection -> connection.client.close());
    }

    private static Connection connection(Vertx vertx, TlsConfigurationRegistry registry, ClientSettings settings, String own) {
        HttpClientOptions options = settings.connections();
        if (!"https".equals(settings.url().getScheme())) {
            return new Connection(null, vertx.createHttpClient(options));
        }
        String name = registry.get(own).isPresent() ? own : TLS;
        TlsConfiguration tls = registry.get(name).orElseThrow(() -> new InvalidConfiguration("quarkus.tls." + TLS,
                "is missing; the DIP asks for a client certificate"));
        TlsConfigUtils.configure(options, tls);
        return new Connection(name, vertx.createHttpClient(options));
    }
}
