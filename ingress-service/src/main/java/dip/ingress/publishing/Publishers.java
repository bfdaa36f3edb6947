package dip.ingress.publishing;

import dip.ingress.IngressMetrics;
import dip.messaging.AmqpPublisher;
import dip.messaging.BrokerSettings;
import io.quarkus.runtime.Startup;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

/** One connection to the broker for each event loop, so that a delivery need not leave its own. */
@Singleton
@Startup
public final class Publishers {

    /** For what happens inside this process, and for closing connections in order. */
    private static final long LIMIT_SECONDS = 10;

    private final Vertx vertx;
    private final BrokerSettings settings;
    private final Map<Thread, AmqpPublisher> byEventLoop = new ConcurrentHashMap<>();

    Publishers(Vertx vertx, BrokerSettings settings, IngressMetrics metrics) {
        this.vertx = vertx;
        this.settings = settings;
        metrics.gauge("broker.connections", "Connections to the broker that are up",
                () -> byEventLoop.values().stream().filter(AmqpPublisher::isReady).count());
        metrics.gauge("broker.outstanding", "Messages sent that the broker has not acknowledged yet",
                () -> byEventLoop.values().stream().mapToInt(AmqpPublisher::outstanding).sum());
    }

    /** Whether anything can be sent at the moment. */
    public boolean isReady() {
        for (AmqpPublisher publisher : byEventLoop.values()) {
            if (publisher.isReady()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Done when the broker has acknowledged all of them; fails with {@link dip.messaging.NotSent} for the first that it
     * has not.
     */
    public Future<Void> send(List<Outgoing> messages) {
        return OrderlySend.all(best(), messages);
    }

    /** The event loop's own where it is connected, else another that is. */
    private AmqpPublisher best() {
        AmqpPublisher own = byEventLoop.get(Thread.currentThread());
        if (own != null && own.isReady()) {
            return own;
        }
        return byEventLoop.values().stream().filter(AmqpPublisher::isReady).findAny()
                .orElseGet(() -> byEventLoop.values().iterator().next());
    }

    /** Vert.x gives each instance the next event loop. */
    @PostConstruct
    void open() {
        int eventLoops = (int) StreamSupport.stream(vertx.nettyEventLoopGroup().spliterator(), false).count();
        vertx.deployVerticle(Connection::new, new DeploymentOptions().setInstances(eventLoops))
                .toCompletionStage().toCompletableFuture().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    @PreDestroy
    void close() {
        Future.join(byEventLoop.values().stream().map(AmqpPublisher::close).toList())
                .toCompletionStage().toCompletableFuture().completeOnTimeout(null, LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    private final class Connection extends AbstractVerticle {

        @Override
        public void start() {
            byEventLoop.computeIfAbsent(Thread.currentThread(),
                    eventLoop -> AmqpPublisher.start(vertx, settings, "ingress-" + eventLoop.getName()));
        }
    }
}
