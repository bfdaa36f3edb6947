package dip.ingress;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/** Where the service fetches its revocation list from: has none until it is given one. */
public final class RevocationServer implements QuarkusTestResourceLifecycleManager {

    private HttpServer server;
    private volatile byte[] list;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/ca.crl", exchange -> {
            byte[] body = list;
            exchange.sendResponseHeaders(body == null ? 503 : 200, body == null ? -1 : body.length);
            if (body != null) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        return Map.of("dip.ingress.trust.revocation", "crl",
                "dip.ingress.trust.crl-fetch.urls", "http://127.0.0.1:" + server.getAddress().getPort() + "/ca.crl",
                "dip.ingress.trust.crl-fetch.refresh", "1s",
                "dip.ingress.trust.crl-fetch.retry", "50ms");
    }

    void serve(byte[] newList) {
        list = newList;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(RevocationServer.class));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }
}
