package dip.egress.fault;

import dip.model.Delivery;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import dip.model.response.StandardResponse;
import dip.model.response.StandardResponse.Item;
import dip.signing.CryptoProvider;
import dip.signing.Pem;
import dip.signing.SignatureHeader;
import dip.signing.SignatureVerifier;
import dip.signing.SignedRequest;
import dip.signing.TrustSettings;
import dip.signing.TrustSettings.Revocation;
import dip.signing.TrustSettings.WhenUnknown;
import dip.signing.Verification;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Identity;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The DIP's API as it looks at its callers: TLS client certificate, signature, its date, and what was revoked. */
public final class StrictDip implements AutoCloseable {

    private static final long LIMIT_SECONDS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final Identity own;
    private final CertificateAuthority callers;
    private final SignatureVerifier verifier;
    private final HttpServer server;
    private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private volatile Duration clockIsAheadBy = Duration.ZERO;

    /** @param anchors a directory with ca.pem, for the signatures */
    StrictDip(Path anchors, Identity own, CertificateAuthority callers) {
        this.own = own;
        this.callers = callers;
        this.verifier = new SignatureVerifier(new TrustSettings(List.of(anchors.resolve("ca.pem")), Duration.ofMinutes(5), 2048, Revocation.NONE,
                List.of(), WhenUnknown.FAIL_CLOSED), CryptoProvider.JDK, this::now, Runnable::run);
        this.server = vertx.createHttpServer(options(own)).connectionHandler(connections::add).requestHandler(request ->
                        request.body().onSuccess(body -> answer(request, body.getBytes())))
                .listen(0, "localhost").toCompletionStage().toCompletableFuture().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    String url() {
        return "https://localhost:" + server.actualPort();
    }

    void clockIsAheadBy(Duration by) {
        clockIsAheadBy = by;
    }

    /** @param apiKey whose signing certificate it is */
    void revoke(String apiKey) {
        revoked.add(apiKey);
    }

    /** As at the start. */
    void reset() {
        clockIsAheadBy = Duration.ZERO;
        revoked.clear();
        shows(own);
    }

    /** From now on, to whoever connects; all have to. */
    void shows(Identity certificate) {
        server.updateSSLOptions(options(certificate).getSslOptions()).toCompletionStage().toCompletableFuture()
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
        connections.forEach(HttpConnection::close);
    }

    /** How many requests came in all with this key. */
    int calls(String apiKey) {
        return calls.computeIfAbsent(apiKey, key -> new AtomicInteger()).get();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Instant now() {
        return InstantSource.system().instant().plus(clockIsAheadBy);
    }

    private void answer(HttpServerRequest request, byte[] body) {
        String apiKey = request.getHeader("X-API-Key");
        calls.computeIfAbsent(apiKey, key -> new AtomicInteger()).incrementAndGet();
        request.response().putHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now().atOffset(ZoneOffset.UTC)));
        if (isValid(request, body) && !revoked.contains(apiKey)) {
            request.response().setStatusCode(201).end(Buffer.buffer(accepted(body)));
        } else {
            request.response().setStatusCode(401).end();
        }
    }

    private boolean isValid(HttpServerRequest request, byte[] body) {
        MultiMap headers = request.headers();
        return verifier.verify(new SignedRequest("POST", url() + request.uri(), headers.getAll(SignatureHeader.SIGNATURE),
                headers.getAll(SignatureHeader.DATE), headers.getAll(SignatureHeader.CONTENT_HASH),
                headers.getAll(SignatureHeader.CERTIFICATE), body)).toCompletableFuture().join() instanceof Verification.Valid;
    }

    private static byte[] accepted(byte[] body) {
        try {
            Delivery delivery = Delivery.parse(body, JsonLimits.DEFAULT);
            List<Item> items = IntStream.range(0, delivery.count()).mapToObj(i -> delivery.message(i).facts().senderUniqueReference())
                    .map(reference -> new Item("T-" + reference, reference, null, null, "0000000000", null, null, "MSG0000 - Success", null, null))
                    .toList();
            return new StandardResponse(items, "2026-03-21T19:05:00+00:00").toJson();
        } catch (MalformedJson e) {
            throw new AssertionError(e);
        }
    }

    private HttpServerOptions options(Identity shown) {
        return new HttpServerOptions().setSsl(true).setClientAuth(ClientAuth.REQUIRED).setMaxHeaderSize(32_768)
                .setKeyCertOptions(new PemKeyCertOptions().addKeyValue(Buffer.buffer(Pem.encode(shown.key())))
                        .addCertValue(Buffer.buffer(Pem.encode(shown.certificate()))))
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(Pem.encode(callers.certificate()))));
    }
}
