package dip.benchmarks.load;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** One event loop's share of the load. Each delivery is sent once; the run ends when they or the time are used up. */
final class LoadGenerator extends AbstractVerticle {

    private static final long MAX_MICROS = 60_000_000;

    private final NetClientOptions options;
    private final int port;
    private final Supplier<SignedDelivery> deliveries;
    private final LoadPlan share;
    private final Histogram latency = new Histogram(MAX_MICROS, 3);
    private final Map<Integer, Long> statuses = new HashMap<>();
    private final Queue<LoadConnection> idle = new ArrayDeque<>();
    private final Queue<Long> due = new ArrayDeque<>();
    private long start;
    private long scheduled;

    /** @param share this loop's part of the rate and of the connections */
    LoadGenerator(NetClientOptions options, int port, Supplier<SignedDelivery> deliveries, LoadPlan share) {
        this.options = options;
        this.port = port;
        this.deliveries = deliveries;
        this.share = share;
    }

    /** Connects first: handshakes are not part of what is measured. */
    @Override
    public void start(Promise<Void> started) {
        NetClient client = vertx.createNetClient(options);
        List<Future<?>> connecting = new ArrayList<>();
        for (int i = 0; i < share.connections(); i++) {
            connecting.add(client.connect(port, "localhost").onSuccess(socket -> idle.add(new LoadConnection(socket))));
        }
        Future.all(connecting).<Void>mapEmpty().onSuccess(connected -> begin()).onComplete(started);
    }

    Histogram latency() {
        return latency;
    }

    Map<Integer, Long> statuses() {
        return statuses;
    }

    private void begin() {
        start = System.nanoTime();
        if (share.perSecond() > 0) {
            vertx.setPeriodic(1, timer -> schedule());
            return;
        }
        for (int i = 0; i < share.connections(); i++) {
            due.add(start);
        }
        drain();
    }

    private void schedule() {
        long elapsed = Math.min(elapsed(), total());
        while (scheduled * 1_000_000_000L / share.perSecond() <= elapsed) {
            due.add(start + scheduled * 1_000_000_000L / share.perSecond());
            scheduled++;
        }
        drain();
    }

    private void drain() {
        while (!idle.isEmpty() && !due.isEmpty()) {
            SignedDelivery delivery = deliveries.get();
            if (delivery == null) {
                return;
            }
            send(idle.remove(), delivery, due.remove());
        }
    }

    private void send(LoadConnection connection, SignedDelivery delivery, long dueAt) {
        connection.send(delivery.request(), status -> {
            record(dueAt, status);
            if (status != 0) {
                idle.add(connection);
            }
            if (share.perSecond() == 0 && elapsed() < total()) {
                due.add(System.nanoTime());
            }
            drain();
        });
    }

    private void record(long dueAt, int status) {
        long now = System.nanoTime();
        if (now - start >= share.warmUp().toNanos() && now - start <= total()) {
            latency.recordValue(Math.min(MAX_MICROS, (now - dueAt) / 1000));
            statuses.merge(status, 1L, Long::sum);
        }
    }

    private long elapsed() {
        return System.nanoTime() - start;
    }

    private long total() {
        return share.warmUp().plus(share.measured()).toNanos();
    }
}
