package dip.status;

import dip.messaging.Addresses;
import dip.messaging.Addresses.Reader;
import dip.messaging.BrokerSettings;
import dip.messaging.QueueCheck;
import dip.service.messaging.NeededQueues;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** Ends the service where the broker, once it is there, lacks an address that we need. */
@Singleton
final class AddressCheck {

    void check(@Observes StartupEvent event, Vertx vertx, BrokerSettings settings) {
        QueueCheck check = new QueueCheck(settings).reads(Addresses.RESUBMITTED, null);
        for (String address : List.of(Addresses.VERDICTS, Addresses.INBOUND_STATUS, Addresses.SENT)) {
            check.reads(address, Reader.STATUS);
        }
        for (String address : List.of(Addresses.JOURNAL, Addresses.SUBMIT, Addresses.NOTIFICATIONS, Addresses.DEAD_LETTER)) {
            check.sends(address);
        }
        NeededQueues.orEnd(check, vertx, "status");
    }
}
