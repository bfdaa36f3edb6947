package dip.benchmarks.sending;

import dip.model.json.JsonDocument;
import dip.quickstart.suite.Http;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Hands submissions over to egress-service, some requests at once, each under a key of its own. */
final class BusinessSystem {

    private static final int AT_ONCE = 4;

    private final Http http;
    private final URI submissions;

    BusinessSystem(Http http, URI egress) {
        this.http = http;
        this.submissions = egress.resolve("/submissions");
    }

    /** Returns when all are taken. @return their sender unique references */
    List<String> handOver(List<byte[]> bodies) throws InterruptedException {
        Queue<byte[]> queue = new ConcurrentLinkedQueue<>(bodies);
        List<String> references = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<List<String>>> parts = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                parts.add(threads.submit(() -> drain(queue)));
            }
            for (Future<List<String>> part : parts) {
                references.addAll(part.get());
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
        return references;
    }

    private List<String> drain(Queue<byte[]> queue) {
        List<String> references = new ArrayList<>();
        for (byte[] body = queue.poll(); body != null; body = queue.poll()) {
            JsonDocument json = Http.json(http.post(submissions, body, UUID.randomUUID().toString()));
            int array = json.member(json.root(), "submissions");
            for (int node = json.first(array); node != JsonDocument.MISSING; node = json.next(node)) {
                references.add(json.text(json.member(node, "reference")));
            }
        }
        return references;
    }
}
