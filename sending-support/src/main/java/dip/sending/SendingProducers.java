package dip.sending;

import dip.client.ClientSettings;
import dip.client.DipClient;
import dip.client.Pauses;
import dip.messaging.AmqpPublisher;
import dip.messaging.BrokerSettings;
import dip.messaging.DeadLetters;
import dip.sending.call.Callers;
import dip.sending.call.CallingConfig;
import dip.sending.call.Connections;
import dip.sending.call.JournalledCalls;
import dip.sending.hold.Channels;
import dip.sending.hold.Holds;
import dip.sending.relay.Relay;
import dip.sending.relay.RelayTable;
import dip.service.participants.Participants;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.tls.CertificateUpdatedEvent;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Makes what calls the DIP, and what stops it, out of the service's {@link CallingConfig} and {@link Channels}. */
@Singleton
class SendingProducers {

    @Produces
    @Singleton
    ClientSettings settings(CallingConfig config) {
        return config.client();
    }

    @Produces
    @Singleton
    DipClient client(ClientSettings settings, InstantSource clock, MeterRegistry registry) {
        return new DipClient(settings, clock, registry);
    }

    @Produces
    @Singleton
    Pauses pauses(CallingConfig config) {
        return config.pauses();
    }

    @Produces
    @Singleton
    Connections connections(Vertx vertx, Participants participants, TlsConfigurationRegistry registry, ClientSettings settings) {
        return new Connections(vertx, participants, registry, settings);
    }

    void close(@Disposes Connections connections) {
        connections.close();
    }

    void takeOver(@Observes CertificateUpdatedEvent event, Connections connections) {
        connections.takeOver(event);
    }

    @Produces
    @Singleton
    @Startup
    Callers callers(Participants participants, Connections connections, CallingConfig config, InstantSource clock) {
        return new Callers(participants, connections, config, clock);
    }

    @Produces
    @Singleton
    JournalledCalls calls(DipClient client, Callers callers, InstantSource clock) {
        return new JournalledCalls(client, callers, clock);
    }

    /** The one connection on which this copy publishes. */
    @Produces
    @Singleton
    AmqpPublisher publisher(Vertx vertx, BrokerSettings broker, Channels channels) {
        return AmqpPublisher.start(vertx, broker, channels.service());
    }

    void close(@Disposes AmqpPublisher publisher) {
        publisher.close();
    }

    @Produces
    @Singleton
    DeadLetters deadLetters(AmqpPublisher publisher, Channels channels) {
        return new DeadLetters(publisher, channels.service());
    }

    @Produces
    @Singleton
    Relay relay(Transactions transactions, AmqpPublisher publisher, RelayTable table, CallingConfig config, MeterRegistry registry) {
        return new Relay(transactions, publisher, table, config.relaying(), registry);
    }

    @Produces
    @Singleton
    Holds holds(DataSource postgres, Channels channels) {
        return new Holds(postgres, channels.service());
    }
}
