package dip.sending.call;

import dip.client.ClientSettings;
import dip.client.Connected;
import dip.service.InvalidConfiguration;
import dip.service.certificates.TlsMaterial;
import dip.service.participants.Participant;
import dip.service.participants.Participants;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.quarkus.tls.runtime.config.TlsConfigUtils;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Each participant's kept connections to the DIP, with its TLS client certificate: TLS configuration
 * {@code dip-<DIP ID>}, or {@code dip} where there is none of that name.
 */
public final class Connections {

    private static final Logger LOG = Logger.getLogger(Connections.class);
    private static final String TLS = "dip";

    /** @param tlsName null without TLS, as is {@code material} */
    private record Pool(String tlsName, TlsMaterial material, Connected connected) {

        void close() {
            connected.client().close();
        }
    }

    private final Vertx vertx;
    private final ClientSettings settings;
    private final Map<String, Pool> byDipId;

    /** @throws InvalidConfiguration where the DIP's URL wants TLS and there is no usable configuration for it */
    public Connections(Vertx vertx, Participants participants, TlsConfigurationRegistry registry, ClientSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        Map<String, Pool> pools = new HashMap<>();
        participants.all().forEach(participant -> pools.put(participant.dipId(), pool(registry, TLS + "-" + participant.dipId())));
        this.byDipId = new ConcurrentHashMap<>(pools);
    }

    /** To be asked at each call: a new certificate comes with new connections. */
    public Connected of(Participant participant) {
        return byDipId.get(participant.dipId()).connected;
    }

    /**
     * Calls from now on go over new connections, with what was read again (quarkus.tls.*.reload-period); those under way
     * come to their end over the old ones. Nothing changes where nothing new was read, or a key without its certificate.
     */
    public void takeOver(CertificateUpdatedEvent event) {
        byDipId.replaceAll((dipId, pool) -> event.name().equals(pool.tlsName) ? successor(dipId, pool, event.tlsConfiguration()) : pool);
    }

    public void close() {
        byDipId.values().forEach(pool -> pool.close());
    }

    private Pool successor(String dipId, Pool pool, TlsConfiguration tls) {
        TlsMaterial material = TlsMaterial.of(tls);
        if (material.equals(pool.material)) {
            return pool;
        }
        if (!TlsMaterial.isWhole(tls, vertx)) {
            LOG.warnf("Kept the TLS client certificate of %s: the key read for quarkus.tls.%s does not belong to the certificate read",
                    dipId, pool.tlsName);
            return pool;
        }
        vertx.setTimer(settings.longestCall().toMillis(), ended -> pool.close());
        LOG.infof("Took over a new TLS certificate for the calls of %s (quarkus.tls.%s)", dipId, pool.tlsName);
        return new Pool(pool.tlsName, material, connected(pool.tlsName, tls));
    }

    private Pool pool(TlsConfigurationRegistry registry, String own) {
        if (!"https".equals(settings.url().getScheme())) {
            return new Pool(null, null, new Connected(vertx.createHttpClient(settings.connections()), Optional.empty(), "no TLS"));
        }
        String name = registry.get(own).isPresent() ? own : TLS;
        TlsConfiguration tls = registry.get(name).orElseThrow(() -> new InvalidConfiguration("quarkus.tls." + TLS,
                "is missing; the DIP asks for a client certificate"));
        if (!TlsMaterial.isWhole(tls, vertx)) {
            throw new InvalidConfiguration("quarkus.tls." + name + ".key-store", "its key does not belong to its certificate");
        }
        return new Pool(name, TlsMaterial.of(tls), connected(name, tls));
    }

    private Connected connected(String name, TlsConfiguration tls) {
        HttpClientOptions options = settings.connections();
        TlsConfigUtils.configure(options, tls);
        return new Connected(vertx.createHttpClient(options), TlsMaterial.own(tls), "quarkus.tls." + name);
    }
}
