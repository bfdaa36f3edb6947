package dip.service.certificates;

import dip.service.InvalidConfiguration;
import dip.service.Periodic;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Looks at the certificates at the start and then again and again, off the event loop. */
@ApplicationScoped
class ExpiryWatch {

    private static final Logger LOG = Logger.getLogger(ExpiryWatch.class);

    void start(@Observes StartupEvent event, Vertx vertx, UsedCertificates certificates, MeterRegistry registry, InstantSource clock,
            @ConfigProperty(name = "dip.certificates.warn-days", defaultValue = "30") int warnDays,
            @ConfigProperty(name = "dip.certificates.check-every", defaultValue = "1h") Duration period) {
        if (warnDays < 0) {
            throw new InvalidConfiguration("dip.certificates.warn-days", "cannot be negative");
        }
        if (period.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new InvalidConfiguration("dip.certificates.check-every", "is at least 1s");
        }
        CertificateExpiry expiry = new CertificateExpiry(registry, clock, Duration.ofDays(warnDays));
        look(expiry, certificates);
        Periodic.every(vertx, period, "The certificates could not be looked at", () -> {
            look(expiry, certificates);
            return null;
        });
    }

    private static void look(CertificateExpiry expiry, UsedCertificates certificates) {
        expiry.look(certificates.find()).forEach(ExpiryWatch::warn);
    }

    private static void warn(CertificateExpiry.Warning warning) {
        UsedCertificate used = warning.used();
        String which = "The " + used.use() + " certificate of " + used.owner() + " (" + used.certificate().getSubjectX500Principal()
                + ", serial " + used.certificate().getSerialNumber().toString(16) + ")";
        String end = used.certificate().getNotAfter().toInstant().toString();
        if (warning.left().isNegative()) {
            LOG.errorf("%s expired at %s", which, end);
        } else {
            LOG.warnf("%s expires in %d days, at %s", which, warning.left().toDays(), end);
        }
    }
}
