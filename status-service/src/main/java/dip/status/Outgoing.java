package dip.status;

import dip.client.Endpoint;
import dip.messaging.AmqpPublisher;
import dip.messaging.BrokerSettings;
import dip.messaging.DeadLetters;
import dip.sending.hold.Channels;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** The one connection on which this copy publishes, and the one channel on which it calls the DIP. */
@Singleton
class Outgoing {

    private static final String NAME = "status";

    @Produces
    @Singleton
    AmqpPublisher publisher(Vertx vertx, BrokerSettings broker) {
        return AmqpPublisher.start(vertx, broker, NAME);
    }

    void close(@Disposes AmqpPublisher publisher) {
        publisher.close();
    }

    @Produces
    @Singleton
    Channels channels() {
        return new Channels("status", Set.of(Endpoint.STATUS_MESSAGE.channel()));
    }

    @Produces
    @Singleton
    DeadLetters deadLetters(AmqpPublisher publisher) {
        return new DeadLetters(publisher, NAME);
    }
}
