package dip.simulator.participant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls of the control API by an operator. */
public final class ControlCalls {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI control;

    public ControlCalls(URI control) {
        this.control = control;
    }

    public HttpResponse<String> get(String path) {
        return call("GET", path, null);
    }

    public HttpResponse<String> post(String path, String json) {
        return call("POST", path, json);
    }

    public HttpResponse<String> put(String path, String json) {
        return call("PUT", path, json);
    }

    public HttpResponse<String> delete(String path) {
        return call("DELETE", path, null);
    }

    public HttpResponse<String> withoutToken(String path) {
        return send(HttpRequest.newBuilder(control.resolve(path)));
    }

    private HttpResponse<String> call(String method, String path, String json) {
        return send(HttpRequest.newBuilder(control.resolve(path))
                .header("Authorization", "Bearer " + TestDip.OPERATOR_TOKEN).header("Content-Type", "application/json")
                .method(method, json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(LONGEST).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
