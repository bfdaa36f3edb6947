package dip.status;

import dip.model.json.MalformedJson;
import dip.model.response.StandardResponse;
import dip.model.response.StandardResponse.Item;
import dip.signing.SignatureHeader;
import dip.signing.SignatureVerifier;
import dip.signing.SignedRequest;
import dip.signing.Verification;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** The DIP's side of {@code POST /statusmessage}, over mutual TLS: keeps what it gets, and answers as it is told. */
public final class FakeDip implements AutoCloseable {

    /** Instead of an HTTP status: the connection is closed without an answer. */
    public static final int HANG_UP = 0;
    /** Instead of an HTTP status: no answer ever. */
    public static final int SILENCE = -1;

    private static final long LIMIT_SECONDS = 60;

    /** A call. */
    public record Posted(String apiKey, Verification verification, String body, List<Item> items) {
    }

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<Posted> posted = new LinkedBlockingQueue<>();
    private final Path pki;
    private final SignatureVerifier verifier;
    private volatile ToIntFunction<Posted> answers = call -> 201;
    private HttpServer server;
    private int port;

    FakeDip(Path pki, SignatureVerifier verifier) {
        this.pki = pki;
        this.verifier = verifier;
        listen();
    }

    public String url() {
        return "https://localhost:" + port;
    }

    /** From now on. Forgets the calls before. */
    public void answer(ToIntFunction<Posted> how) {
        answers = how;
        posted.clear();
    }

    public Posted next() throws InterruptedException {
        Posted next = posted.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no call within " + LIMIT_SECONDS + " s");
        }
        return next;
    }

    /** Those that have come and were not taken by {@link #next}. */
    public List<Posted> soFar() {
        return List.copyOf(posted);
    }

    /** Nobody listens on the port. */
    public void goAway() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    public void comeBack() {
        listen();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void listen() {
        HttpServerOptions options = new HttpServerOptions().setSsl(true).setClientAuth(ClientAuth.REQUIRED)
                .setKeyCertOptions(new PemKeyCertOptions().addKeyPath(pki.resolve("server.key.pem").toString())
                        .addCertPath(pki.resolve("server.cert.pem").toString()))
                .setTrustOptions(new PemTrustOptions().addCertPath(pki.resolve("ca.pem").toString()));
        server = vertx.createHttpServer(options).requestHandler(this::take).listen(port, "localhost")
                .toCompletionStage().toCompletableFuture().join();
        port = server.actualPort();
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Posted call = posted(request, body.getBytes());
            posted.add(call);
            int status = answers.applyAsInt(call);
            if (status == HANG_UP) {
                request.connection().close();
            } else if (status != SILENCE) {
                request.response().setStatusCode(status).end(Buffer.buffer(answer(status)));
            }
        });
    }

    private Posted posted(HttpServerRequest request, byte[] body) {
        SignedRequest signed = new SignedRequest(request.method().name(), url() + request.uri(),
                request.headers().getAll(SignatureHeader.SIGNATURE), request.headers().getAll(SignatureHeader.DATE),
                request.headers().getAll(SignatureHeader.CONTENT_HASH), request.headers().getAll(SignatureHeader.CERTIFICATE), body);
        try {
            return new Posted(request.getHeader("X-API-Key"), verifier.verify(signed).toCompletableFuture().join(),
                    new String(body, StandardCharsets.UTF_8), StandardResponse.parseArray(body));
        } catch (MalformedJson e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] answer(int status) {
        String message = status < 300 ? "MSG0000 - Success" : "MSG1001 -Schema Failure";
        return new StandardResponse(List.of(new Item(null, null, null, null, "0000000000", null, null, message, null, null)),
                "2026-03-21T19:05:00+00:00").toJson();
    }
}
