package dip.ingress.publishing;

import dip.messaging.Addresses;
import dip.messaging.BrokerSettings;
import dip.messaging.QueueCheck;
import dip.model.catalogue.Lane;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Ends the service where the broker, once it is there, lacks an address that we send to. */
@Singleton
final class AddressCheck {

    private static final Logger LOG = Logger.getLogger(AddressCheck.class);

    void check(@Observes StartupEvent event, Vertx vertx, BrokerSettings settings) {
        QueueCheck check = new QueueCheck(settings).sends(Addresses.INBOUND_STATUS).sends(Addresses.JOURNAL);
        for (Lane lane : Lane.values()) {
            check.sends(Addresses.inbound(lane));
        }
        check.run(vertx, "ingress-check").onFailure(missing -> {
            LOG.fatal(missing.getMessage());
            Quarkus.asyncExit(1);
        });
    }
}
