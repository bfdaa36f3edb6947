package dip.ingress.delivery;

import dip.ingress.IngressConfig;
import dip.ingress.IngressMetrics;
import dip.service.InvalidConfiguration;
import dip.signing.RevocationLists;
import dip.signing.RevocationLists.Failure;
import dip.signing.TrustSettings.Revocation;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.cert.X509CRL;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Revocation lists are fetched while the service runs, if the configuration says from where. */
@Singleton
final class FetchedLists implements RevocationLists.Watcher {

    private static final Logger LOG = Logger.getLogger(FetchedLists.class);
    private static final String KEY = "dip.ingress.trust.crl-fetch";

    private final IngressConfig.CrlFetch settings;
    private final IngressMetrics metrics;
    private final InstantSource clock;
    private final Optional<RevocationLists> lists;

    /** @throws InvalidConfiguration where it would be to no effect, or cannot be done */
    FetchedLists(IngressConfig config, IngressMetrics metrics, InstantSource clock) {
        this.settings = config.trust().crlFetch();
        this.metrics = metrics;
        this.clock = clock;
        if (!settings.isWanted()) {
            this.lists = Optional.empty();
            return;
        }
        if (config.trust().revocation() != Revocation.CRL) {
            throw new InvalidConfiguration(KEY, "is for dip.ingress.trust.revocation=crl alone");
        }
        try {
            this.lists = Optional.of(RevocationLists.start(settings.settings(), config.trust().anchors(), clock, this));
        } catch (IllegalArgumentException | ArithmeticException unusable) {
            throw new InvalidConfiguration(KEY, unusable.getMessage());
        }
    }

    /** Before the port is opened: the first deliveries find the lists there, unless their servers are away. */
    void start(@Observes StartupEvent event) throws InterruptedException {
        if (lists.isPresent()) {
            lists.get().awaitFirstAttempts(settings.timeout());
        }
    }

    @PreDestroy
    void stop() {
        lists.ifPresent(RevocationLists::close);
    }

    Optional<RevocationLists> lists() {
        return lists;
    }

    @Override
    public void fetched(URI list, X509CRL crl) {
        LOG.debugf("Fetched %s, of %s, until %s", list, crl.getThisUpdate().toInstant(), crl.getNextUpdate().toInstant());
        metrics.revocationListFetched(list, clock.instant(), crl.getNextUpdate().toInstant());
    }

    @Override
    public void failed(URI list, Failure why, String detail) {
        LOG.warnf("The revocation list %s %s; what was fetched before is kept", list, detail);
        metrics.revocationListFailed(list, why);
    }
}
