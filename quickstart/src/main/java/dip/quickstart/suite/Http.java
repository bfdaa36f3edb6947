package dip.quickstart.suite;

import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls to the suite's own operator endpoints. */
public final class Http {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** @param body empty where there is none */
    public record Answer(int status, String body) {

        public boolean isSuccess() {
            return status / 100 == 2;
        }
    }

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2))
            .version(HttpClient.Version.HTTP_1_1).build();
    private final String token;

    public Http(String token) {
        this.token = token;
    }

    /** @throws UncheckedIOException where there is no answer, or none of 2xx */
    public String get(URI uri) {
        return send(HttpRequest.newBuilder(uri).GET());
    }

    public String post(URI uri, byte[] json) {
        return send(HttpRequest.newBuilder(uri).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json)));
    }

    /** @param idempotencyKey under which a second one has no second effect */
    public String post(URI uri, byte[] json, String idempotencyKey) {
        return send(HttpRequest.newBuilder(uri).header("Content-Type", "application/json").header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofByteArray(json)));
    }

    public String put(URI uri, byte[] json) {
        return send(HttpRequest.newBuilder(uri).header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(json)));
    }

    /** Whatever the status is. @throws UncheckedIOException where there is no answer */
    public Answer ask(URI uri) {
        return exchange(authorized(HttpRequest.newBuilder(uri).GET()));
    }

    /**
     * A POST that may be repeated under its key, whatever the status is.
     *
     * @throws UncheckedIOException where there is no answer: it is not known whether the call had its effect
     */
    public Answer submit(URI uri, String idempotencyKey, byte[] json) {
        return exchange(authorized(HttpRequest.newBuilder(uri).header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey).POST(HttpRequest.BodyPublishers.ofByteArray(json))));
    }

    public static JsonDocument json(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            return JsonDocument.parse(bytes, 0, bytes.length, JsonLimits.DEFAULT);
        } catch (MalformedJson malformed) {
            throw new IllegalStateException("the suite answered something that is no JSON", malformed);
        }
    }

    boolean isReady(URI uri) {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String send(HttpRequest.Builder builder) {
        HttpRequest request = authorized(builder);
        Answer answer = exchange(request);
        if (!answer.isSuccess()) {
            String problem = request.method() + " " + request.uri() + " answered " + answer.status() + ": " + answer.body();
            throw new UncheckedIOException(problem, new IOException(problem));
        }
        return answer.body();
    }

    private Answer exchange(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed.getMessage() == null
                    ? "no answer from " + request.uri() + "; is the suite up? (./dip status)" : failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private HttpRequest authorized(HttpRequest.Builder builder) {
        return builder.header("Authorization", "Bearer " + token).timeout(TIMEOUT).build();
    }
}
