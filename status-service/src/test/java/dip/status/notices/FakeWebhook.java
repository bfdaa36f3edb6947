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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes notices, unless it is told not to: the one that gets everything, and the one named {@value #NAME}. */
public final class FakeWebhook implements QuarkusTestResourceLifecycleManager {

    public static final String NAME = "registrations";
    static final String SECRET = "secret of the tests";
    static final String TOKEN = "token-of-the-tests";

    private final List<Posted> taken = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile String refused;
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile boolean isHolding;
    private HttpServer server;

    /**
     * @param to name; empty for the one that gets everything
     * @param body as it came
     */
    public record Posted(String to, String id, String signature, String authorization, byte[] body) {

        boolean isAbout(String interfaceId) {
            return new String(body, StandardCharsets.UTF_8).contains('"' + interfaceId + '"');
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::take);
            server.setExecutor(threads);
            server.start();
            Path secret = Files.writeString(Files.createTempFile("webhook", "secret"), SECRET);
            Path token = Files.writeString(Files.createTempFile("webhook", "token"), TOKEN);
            String url = "http://localhost:" + server.getAddress().getPort() + "/";
            return Map.of("dip.cases.notices.webhook.url", url,
                    "dip.cases.notices.webhook.secret-file", secret.toString(), "dip.cases.notices.webhook.token-file", token.toString(),
                    "dip.cases.notices.webhooks." + NAME + ".url", url + NAME);
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
            release();
            server.stop(0);
            threads.shutdown();
        }
    }

    /** Has the one that gets everything answer what is about cases of this interface with 500; with null, nothing. */
    public void refuse(String interfaceId) {
        refused = interfaceId;
    }

    /** Has the one that gets everything answer nothing more, until it is released. */
    public void hold() {
        isHolding = false;
        held = new CountDownLatch(1);
    }

    /** Whether a notice is being kept waiting. */
    public boolean isHolding() {
        return isHolding;
    }

    public void release() {
        held.countDown();
    }

    /** Those about cases of this interface that the one that gets everything took. */
    List<Posted> about(String interfaceId) {
        return about("", interfaceId);
    }

    public List<Posted> about(String name, String interfaceId) {
        return taken.stream().filter(posted -> posted.to.equals(name) && posted.isAbout(interfaceId)).toList();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException stopping) {
            throw new IOException(stopping);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        String to = exchange.getRequestURI().getPath().substring(1);
        Posted posted = new Posted(to, exchange.getRequestHeaders().getFirst("X-Notice-ID"),
                exchange.getRequestHeaders().getFirst("X-Notice-Signature"), exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestBody().readAllBytes());
        if (to.isEmpty()) {
            isHolding = true;
            await(held);
        }
        boolean isTaken = !to.isEmpty() || !posted.isAbout(refused);
        if (isTaken) {
            taken.add(posted);
        }
        exchange.sendResponseHeaders(isTaken ? 204 : 500, -1);
        exchange.close();
    }
}
