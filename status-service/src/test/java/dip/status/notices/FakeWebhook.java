package dip.status.notices;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
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
    private volatile String refused;
    private HttpServer server;

    /** @param body as it came */
    record Posted(String id, String signature, String authorization, byte[] body) {

        boolean isAbout(String interfaceId) {
            return new String(body, StandardCharsets.UTF_8).contains('"' + interfaceId + '"');
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

    /** Answers what is about cases of this interface with 500; with null, nothing. */
    void refuse(String interfaceId) {
        refused = interfaceId;
    }

    /** Those about cases of this interface. */
    List<Posted> about(String interfaceId) {
        return taken.stream().filter(posted -> posted.isAbout(interfaceId)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        Posted posted = new Posted(exchange.getRequestHeaders().getFirst("X-Notice-ID"),
                exchange.getRequestHeaders().getFirst("X-Notice-Signature"), exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestBody().readAllBytes());
        boolean isTaken = !posted.isAbout(refused);
        if (isTaken) {
            taken.add(posted);
        }
        exchange.sendResponseHeaders(isTaken ? 204 : 500, -1);
        exchange.close();
    }
}
