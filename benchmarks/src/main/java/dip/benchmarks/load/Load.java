package dip.benchmarks.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetClientOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Loads one webhook on loopback: bounded in time and in the number of deliveries given. */
final class Load implements AutoCloseable {

    private static final int LOOPS = 2;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
    private final NetClientOptions options;
    private final int port;

    /** @param options with TLS and trust */
    Load(NetClientOptions options, int port) {
        this.options = options;
        this.port = port;
    }

    /** Sends each of the deliveries at most once. */
    LoadResult run(LoadPlan plan, List<SignedDelivery> deliveries) throws InterruptedException {
        Queue<SignedDelivery> queue = new ConcurrentLinkedQueue<>(deliveries);
        LoadPlan share = new LoadPlan(plan.perSecond() / LOOPS, plan.warmUp(), plan.measured(), plan.connections() / LOOPS);
        List<LoadGenerator> generators = new ArrayList<>();
        List<Future<String>> deployed = new ArrayList<>();
        for (int i = 0; i < LOOPS; i++) {
            LoadGenerator generator = new LoadGenerator(options, port, queue::poll, share);
            generators.add(generator);
            deployed.add(vertx.deployVerticle(generator));
        }
        for (Future<String> connected : deployed) {
            connected.toCompletionStage().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
        }
        TimeUnit.NANOSECONDS.sleep(plan.warmUp().plus(plan.measured()).toNanos() + 1_000_000_000L);
        for (Future<String> id : deployed) {
            vertx.undeploy(id.result()).toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
        }
        return merged(plan, generators);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static LoadResult merged(LoadPlan plan, List<LoadGenerator> generators) {
        Histogram latency = new Histogram(3);
        Map<Integer, Long> statuses = new HashMap<>();
        for (LoadGenerator generator : generators) {
            latency.add(generator.latency());
            generator.statuses().forEach((status, count) -> statuses.merge(status, count, Long::sum));
        }
        double accepted = statuses.getOrDefault(201, 0L) / (plan.measured().toMillis() / 1000.0);
        return new LoadResult(accepted, statuses, latency);
    }
}
