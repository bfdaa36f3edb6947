package dip.ingress.publishing;

import dip.messaging.Addresses;
import dip.messaging.BrokerSettings;
import dip.messaging.QueueCheck;
import dip.model.catalogue.Lane;
import dip.service.messaging.NeededQueues;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Ends the service where the broker, once it is there, lacks an address that we send to. */
@Singleton
final class AddressCheck {

    void check(@Observes StartupEvent event, Vertx vertx, BrokerSettings settings) {
        QueueCheck check = new QueueCheck(settings).sends(Addresses.INBOUND_STATUS).sends(Addresses.JOURNAL);
        for (Lane lane : Lane.values()) {
            check.sends(Addresses.inbound(lane));
        }
        NeededQueues.orEnd(check, vertx, "ingress");
    }
}
