package dip.simulator.participant;

import dip.model.response.StandardResponse;
import dip.model.response.StandardResponse.Item;
import dip.simulator.pki.Pki;
import dip.simulator.pki.Pki.Name;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Webhooks over mutual TLS that answer as they are told to and keep what they got. */
public final class TestWebhooks {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** @param headers each name's values */
    public record Received(String method, String url, Map<String, List<String>> headers, byte[] body) {

        public String path() {
            return url.substring(url.indexOf("/webhooks"));
        }
    }

    /** @param body null for none */
    public record Told(int status, byte[] body) {

        public static Told status(int status) {
            return new Told(status, null);
        }

        /** @param sender of the message that is answered; null where it could not be read */
        /** One item a message. @param sender of the messages answered; null where they could not be read */
        public static Told of(int status, List<String> messages, String sender) {
            return new Told(status, new StandardResponse(messages.stream().map(message -> new Item(null, null, null,
                    "2026-03-21T19:05:00+00:00", TestDip.SUPPLIER, sender, null, message, null, null)).toList(),
                    "2026-03-21T19:05:00+00:00").toJson());
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private volatile Function<Received, Told> behaviour = call -> Told.status(201);

    TestWebhooks(Pki pki) {
        server = vertx.createHttpServer(new HttpServerOptions().setSsl(true).setClientAuth(ClientAuth.REQUIRED)
                .setMaxHeaderSize(32 * 1024)
                .setKeyCertOptions(new PemKeyCertOptions().addKeyPath(pki.key(Name.INGRESS_SERVER).toString())
                        .addCertPath(pki.certificate(Name.INGRESS_SERVER).toString()))
                .setTrustOptions(new PemTrustOptions().addCertPath(pki.authority().toString())))
                .requestHandler(this::serve).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
    }

    public String base(String dipId) {
        return "https://localhost:" + server.actualPort() + "/webhooks/" + dipId;
    }

    public void behave(Function<Received, Told> behaviour) {
        received.clear();
        this.behaviour = behaviour;
    }

    public Received next() throws InterruptedException {
        Received call = received.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("no call came within " + LONGEST);
        }
        return call;
    }

    /** Whether a call that nobody has taken yet says so in its body; one for an earlier test may still be on its way. */
    public boolean hasGot(String text) {
        return received.stream().anyMatch(call -> new String(call.body(), StandardCharsets.UTF_8).contains(text));
    }

    void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
        vertx.close();
    }

    private void serve(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Received call = new Received(request.method().name(), "https://" + request.authority() + request.uri(),
                    headers(request), body.getBytes());
            Told told = behaviour.apply(call);
            received.add(call);
            request.response().setStatusCode(told.status()).putHeader("X-Correlation-ID", "c-1");
            request.response().end(told.body() == null ? Buffer.buffer() : Buffer.buffer(told.body()));
        });
    }

    private static Map<String, List<String>> headers(HttpServerRequest request) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.headers().names().forEach(name -> headers.put(name, request.headers().getAll(name)));
        return headers;
    }
}
