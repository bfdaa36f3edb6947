package dip.egress;

import dip.egress.submission.AmqpDoor;
import dip.messaging.Addresses;
import dip.messaging.AmqpPublisher;
import dip.messaging.BrokerSettings;
import dip.messaging.QueueCheck;
import dip.service.messaging.NeededQueues;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready: submissions are read, and others can be told. While they cannot, what comes over HTTP is taken and sent all the
 * same, and what is to be told waits. Postgres has a check of its own; the DIP may be away.
 */
@Readiness
@ApplicationScoped
class Broker implements HealthCheck {

    private final AmqpPublisher publisher;
    private final AmqpDoor door;

    Broker(AmqpPublisher publisher, AmqpDoor door) {
        this.publisher = publisher;
        this.door = door;
    }

    /** Ends the service where the broker, once it is there, lacks an address that we need. */
    void check(@Observes StartupEvent event, Vertx vertx, BrokerSettings settings) {
        QueueCheck check = new QueueCheck(settings).reads(Addresses.SUBMIT, null);
        for (String address : List.of(Addresses.SUBMITTED, Addresses.RESUBMITTED, Addresses.SENT, Addresses.JOURNAL, Addresses.DEAD_LETTER)) {
            check.sends(address);
        }
        NeededQueues.orEnd(check, vertx, "egress");
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("broker").withData("submissions", door.isConnected()).withData("publisher", publisher.isReady())
                .status(door.isConnected() && publisher.isReady()).build();
    }
}
