package dip.validation.lane;

import dip.messaging.AmqpPublisher;
import dip.messaging.BrokerSettings;
import dip.messaging.DeadLetters;
import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The one connection on which this copy publishes. */
@Singleton
class Outgoing {

    private static final String NAME = "validation";

    /** Connects at once: what is read has to be published. */
    @Produces
    @Singleton
    @Startup
    AmqpPublisher publisher(Vertx vertx, BrokerSettings broker) {
        return AmqpPublisher.start(vertx, broker, NAME);
    }

    void close(@Disposes AmqpPublisher publisher) {
        publisher.close();
    }

    @Produces
    @Singleton
    DeadLetters deadLetters(AmqpPublisher publisher) {
        return new DeadLetters(publisher, NAME);
    }
}
