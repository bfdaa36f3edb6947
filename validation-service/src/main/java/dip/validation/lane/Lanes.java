package dip.validation.lane;

import dip.messaging.Addresses;
import dip.messaging.Addresses.Reader;
import dip.messaging.BatchConsumer;
import dip.messaging.BrokerSettings;
import dip.messaging.QueueCheck;
import dip.model.catalogue.Catalogue;
import dip.model.catalogue.Lane;
import dip.service.InvalidConfiguration;
import dip.service.messaging.NeededQueues;
import dip.validation.ValidationConfig;
import dip.validation.ValidationConfig.LaneConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The lanes that this copy reads: each a competing consumer of its own, with its own bound. */
@ApplicationScoped
class Lanes {

    private static final long STOP_SECONDS = 15;

    private final Vertx vertx;
    private final BrokerSettings broker;
    private final Catalogue catalogue;
    private final Map<Lane, LaneConfig> enabled;
    private final Duration gather;
    private final BatchWork work;
    private final Patience patience;
    private final Map<Lane, BatchConsumer> consumers = new ConcurrentHashMap<>();

    Lanes(Vertx vertx, BrokerSettings broker, Catalogue catalogue, ValidationConfig config, BatchWork work, Patience patience) {
        this.vertx = vertx;
        this.broker = broker;
        this.catalogue = catalogue;
        this.enabled = new EnumMap<>(Lane.class);
        this.gather = config.gather();
        config.lanes().forEach((lane, settings) -> {
            if (settings.enabled()) {
                enabled.put(lane, settings);
            }
        });
        this.work = work;
        this.patience = patience;
    }

    /**
     * Reads once the broker is found to have every address. Where it lacks one the service cannot do its work: it says
     * so and ends. A broker that is away is waited for.
     */
    void start(@Observes StartupEvent event) {
        if (enabled.isEmpty()) {
            throw new InvalidConfiguration("dip.validation.lanes", "enables none of " + List.of(Lane.values()));
        }
        check().onSuccess(found -> enabled.forEach((lane, settings) -> consumers.put(lane, read(lane, settings))));
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
        for (Lane lane : enabled.keySet()) {
            BatchConsumer consumer = consumers.get(lane);
            connected.put(lane, consumer != null && consumer.isConnected());
        }
        return connected;
    }

    private Future<Void> check() {
        QueueCheck check = new QueueCheck(broker).sends(Addresses.VERDICTS).sends(Addresses.DEAD_LETTER);
        catalogue.interfaces().forEach(each -> check.sends(Addresses.validated(each.id())));
        enabled.keySet().forEach(lane -> check.reads(Addresses.inbound(lane), Reader.VALIDATION));
        return NeededQueues.orEnd(check, vertx, "validation");
    }

    private BatchConsumer read(Lane lane, LaneConfig settings) {
        return BatchConsumer.start(vertx, broker, "validation-" + lane.id(), Addresses.inbound(lane), Reader.VALIDATION,
                new BatchConsumer.Bounds(settings.inFlight(), settings.batch(), settings.concurrency(), gather),
                batch -> work.handle(lane, batch));
    }
}
