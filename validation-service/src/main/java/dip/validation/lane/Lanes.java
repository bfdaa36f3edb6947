package dip.validation.lane;

import dip.messaging.Addresses;
import dip.messaging.Addresses.Reader;
import dip.messaging.BatchConsumer;
import dip.messaging.BrokerSettings;
import dip.model.catalogue.Lane;
import dip.service.InvalidConfiguration;
import dip.validation.ValidationConfig;
import dip.validation.ValidationConfig.LaneConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The lanes that this copy reads: each a competing consumer of its own, with its own bound. */
@ApplicationScoped
class Lanes {

    private static final long STOP_SECONDS = 15;

    private final Vertx vertx;
    private final BrokerSettings broker;
    private final ValidationConfig config;
    private final BatchWork work;
    private final Patience patience;
    private final Map<Lane, BatchConsumer> consumers = new EnumMap<>(Lane.class);

    Lanes(Vertx vertx, BrokerSettings broker, ValidationConfig config, BatchWork work, Patience patience) {
        this.vertx = vertx;
        this.broker = broker;
        this.config = config;
        this.work = work;
        this.patience = patience;
    }

    void start(@Observes StartupEvent event) {
        config.lanes().forEach((lane, settings) -> {
            if (settings.enabled()) {
                consumers.put(lane, read(lane, settings));
            }
        });
        if (consumers.isEmpty()) {
            throw new InvalidConfiguration("dip.validation.lanes", "enables none of " + List.of(Lane.values()));
        }
    }

    /** Takes no more, lets the work in flight end, gives back the rest. */
    void stop(@Observes ShutdownEvent event) throws Exception {
        patience.end();
        Future.join(consumers.values().stream().map(BatchConsumer::close).toList())
                .toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
    }

    /** By lane: whether its queue is being read. */
    Map<Lane, Boolean> connected() {
        Map<Lane, Boolean> connected = new EnumMap<>(Lane.class);
        consumers.forEach((lane, consumer) -> connected.put(lane, consumer.isConnected()));
        return connected;
    }

    private BatchConsumer read(Lane lane, LaneConfig settings) {
        return BatchConsumer.start(vertx, broker, "validation-" + lane.id(), Addresses.inbound(lane), Reader.VALIDATION,
                new BatchConsumer.Bounds(settings.inFlight(), settings.batch(), settings.concurrency()),
                batch -> work.handle(lane, batch));
    }
}
