package dip.ingress;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** The operator's side of the service. */
final class Management implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI address;

    Management(URI address) {
        this.address = address;
    }

    HttpResponse<String> get(String path, Optional<String> token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path)).GET();
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    String metrics() throws IOException, InterruptedException {
        return get("/q/metrics", Optional.of(Dip.OPERATOR_TOKEN)).body();
    }

    int readiness() throws IOException, InterruptedException {
        return get("/q/health/ready", Optional.empty()).statusCode();
    }

    void awaitReadiness(int status) throws IOException, InterruptedException {
        await(() -> readiness() == status);
    }

    /** @param line start of a line of the metrics */
    void awaitMetric(String line) throws IOException, InterruptedException {
        await(() -> metrics().lines().anyMatch(metric -> metric.startsWith(line)));
    }

    /** What is counted when an answer has gone is there a moment after it has come. @param starts of lines of the metrics */
    void awaitMetrics(String... starts) throws IOException, InterruptedException {
        for (String start : starts) {
            awaitMetric(start);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private static void await(Condition condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not come about within " + PATIENCE);
            }
        }
    }
}
