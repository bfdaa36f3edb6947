package dip.status.notices;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes notices, unless it is told not to. */
public final class FakeWebhook implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "secret of the tests";
    static final String TOKEN = "token-of-the-tests";

    private final List<Posted> taken = new CopyOnWriteArrayList<>();
    private volatile int answer = 204;
    private HttpServer server;

    /** @param body as it came */
    record Posted(String id, String signature, String authorization, byte[] body) {

        JsonObject json() {
            return new JsonObject(new String(body));
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::take);
            server.start();
            Path secret = Files.writeString(Files.createTempFile("webhook", "secret"), SECRET);
            Path token = Files.writeString(Files.createTempFile("webhook", "token"), TOKEN);
            return Map.of("dip.cases.notices.webhook.url", "http://localhost:" + server.getAddress().getPort() + "/dip",
                    "dip.cases.notices.webhook.secret-file", secret.toString(), "dip.cases.notices.webhook.token-file", token.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(FakeWebhook.class));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    void answers(int status) {
        answer = status;
    }

    /** Those about cases of this interface. */
    List<Posted> about(String interfaceId) {
        return taken.stream().filter(posted -> posted.json().getJsonObject("about").getString("interfaceId").equals(interfaceId)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        int status = answer;
        if (status == 204) {
            taken.add(new Posted(exchange.getRequestHeaders().getFirst("X-Notice-ID"),
                    exchange.getRequestHeaders().getFirst("X-Notice-Signature"), exchange.getRequestHeaders().getFirst("Authorization"), body));
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }
}
