package dip.egress;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** Talks to the service as a business system does. */
public final class Service {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI base;

    public Service(URI base) {
        this.base = base;
    }

    public HttpResponse<String> submit(String body, String idempotencyKey) throws Exception {
        HttpRequest.Builder request = request("submissions").header("Content-Type", "application/json");
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return client.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    /** Hands over messages that are taken. @return one each */
    public List<JsonObject> take(JsonObject... messages) throws Exception {
        return submissions(submit(new JsonArray(List.of(messages)).encode(), null));
    }

    public static List<JsonObject> submissions(HttpResponse<String> response) {
        if (response.statusCode() != 202) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        JsonArray array = new JsonObject(response.body()).getJsonArray("submissions");
        return IntStream.range(0, array.size()).mapToObj(array::getJsonObject).toList();
    }

    public HttpResponse<String> send(String method, String path, String body) throws Exception {
        return client.send(request(path).header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body)).build(),
                BodyHandlers.ofString());
    }

    public HttpResponse<String> asNobody(String method, String path) throws Exception {
        return client.send(HttpRequest.newBuilder(base.resolve("/" + path)).timeout(LIMIT).method(method, BodyPublishers.noBody()).build(),
                BodyHandlers.ofString());
    }

    public JsonObject find(JsonObject submission) throws Exception {
        return new JsonObject(client.send(request(submission.getString("link").substring(1)).GET().build(), BodyHandlers.ofString()).body());
    }

    /** Asks until the state is this. */
    public JsonObject await(JsonObject submission, String state) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        JsonObject found = find(submission);
        while (!state.equals(found.getString("state"))) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not " + state + " within " + LIMIT + ": " + found);
            }
            found = find(submission);
        }
        return found;
    }

    /** Asks until readiness is answered with this. */
    public void awaitReadiness(int status) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (asNobody("GET", "q/health/ready").statusCode() != status) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("readiness not " + status + " within " + LIMIT);
            }
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve("/" + path)).timeout(LIMIT).header("Authorization", "Bearer token-of-the-tests");
    }
}
