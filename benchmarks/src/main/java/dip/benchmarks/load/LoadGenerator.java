package dip.benchmarks.load;

import dip.signing.SignatureHeader;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** One event loop's share of the load. Each delivery is sent once; the run ends when they or the time are used up. */
final class LoadGenerator extends AbstractVerticle {

    private static final long MAX_MICROS = 60_000_000;

    private final HttpClientOptions options;
    private final String path;
    private final Supplier<SignedDelivery> deliveries;
    private final LoadPlan share;
    private final Histogram latency = new Histogram(MAX_MICROS, 3);
    private final Map<Integer, Long> statuses = new HashMap<>();
    private final Queue<Long> due = new ArrayDeque<>();
    private HttpClient client;
    private long start;
    private long scheduled;
    private int busy;

    /** @param share this loop's part of the rate and of the connections */
    LoadGenerator(HttpClientOptions options, String path, Supplier<SignedDelivery> deliveries, LoadPlan share) {
        this.options = options;
        this.path = path;
        this.deliveries = deliveries;
        this.share = share;
    }

    @Override
    public void start() {
        client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(share.connections()).setMaxWaitQueueSize(share.connections()));
        start = System.nanoTime();
        if (share.perSecond() == 0) {
            for (int i = 0; i < share.connections(); i++) {
                sendAgain();
            }
        } else {
            vertx.setPeriodic(1, timer -> tick());
        }
    }

    Histogram latency() {
        return latency;
    }

    Map<Integer, Long> statuses() {
        return statuses;
    }

    private void sendAgain() {
        if (elapsed() < total()) {
            send(System.nanoTime()).onSuccess(sent -> sendAgain());
        }
    }

    private void tick() {
        long elapsed = Math.min(elapsed(), total());
        while (scheduled * 1_000_000_000L / share.perSecond() <= elapsed) {
            due.add(start + scheduled * 1_000_000_000L / share.perSecond());
            scheduled++;
        }
        drain();
    }

    private void drain() {
        while (busy < share.connections() && !due.isEmpty()) {
            busy++;
            send(due.remove()).onComplete(sent -> {
                busy--;
                drain();
            });
        }
    }

    private Future<Void> send(long dueAt) {
        SignedDelivery delivery = deliveries.get();
        if (delivery == null) {
            return Future.failedFuture("no deliveries left");
        }
        return client.request(HttpMethod.POST, path)
                .compose(request -> headers(request, delivery).send(delivery.body()))
                .compose(response -> response.end().map(response))
                .map(HttpClientResponse::statusCode)
                .otherwise(0)
                .onSuccess(status -> record(dueAt, status))
                .mapEmpty();
    }

    private static HttpClientRequest headers(HttpClientRequest request, SignedDelivery delivery) {
        request.putHeader("Content-Type", "application/json")
                .putHeader(SignatureHeader.SIGNATURE, delivery.signature().signature())
                .putHeader(SignatureHeader.DATE, delivery.signature().date())
                .putHeader(SignatureHeader.CONTENT_HASH, delivery.signature().contentHash())
                .putHeader(SignatureHeader.CERTIFICATE, delivery.signature().certificate());
        return request;
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
