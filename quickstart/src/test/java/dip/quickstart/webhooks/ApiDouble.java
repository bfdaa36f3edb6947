package dip.quickstart.webhooks;

import dip.signing.CryptoProvider;
import dip.signing.SignatureHeader;
import dip.signing.SignatureVerifier;
import dip.signing.SignedRequest;
import dip.signing.TrustSettings;
import dip.signing.TrustSettings.Revocation;
import dip.signing.TrustSettings.WhenUnknown;
import dip.signing.Verification;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Use;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLPeerUnverifiedException;

/** The DIP's API for webhooks over mutual TLS: notes the calls, and refuses those to one path where told so. */
final class ApiDouble implements AutoCloseable {

    private static final long LIMIT_SECONDS = 60;

    /** @param client subject of the TLS client's certificate @param valid whether the signature is the caller's over this call */
    record Call(String method, String path, String body, String apiKey, String mpo, String client, boolean valid) {
    }

    final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Vertx vertx = Vertx.vertx();
    private final SignatureVerifier verifier;
    private final HttpServer server;
    private volatile String refused = "";
    private volatile int refusal;
    private volatile boolean hangsUp;

    /** @param pki gets the server's key; has ca.pem, which its callers and their signatures chain to */
    ApiDouble(CertificateAuthority authority, Path pki) {
        authority.issue("dip", Use.TLS_SERVER, Duration.ofDays(1), List.of("localhost")).write(pki, "dip");
        verifier = new SignatureVerifier(new TrustSettings(List.of(pki.resolve("ca.pem")), Duration.ofMinutes(5), 2048,
                Revocation.NONE, List.of(), WhenUnknown.FAIL_CLOSED), CryptoProvider.JDK, InstantSource.system(), Runnable::run);
        server = vertx.createHttpServer(new HttpServerOptions().setSsl(true).setClientAuth(ClientAuth.REQUIRED).setMaxHeaderSize(32_768)
                .setKeyCertOptions(new PemKeyCertOptions().addKeyPath(pki.resolve("dip.key.pem").toString())
                        .addCertPath(pki.resolve("dip.cert.pem").toString()))
                .setTrustOptions(new PemTrustOptions().addCertPath(pki.resolve("ca.pem").toString())))
                .requestHandler(request -> request.body().onSuccess(body -> take(request, body.getBytes())))
                .listen(0, "localhost").toCompletionStage().toCompletableFuture().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    String url() {
        return "https://localhost:" + server.actualPort();
    }

    void refuses(String path) {
        refused = path;
        refusal = 403;
    }

    /** Calls to the path: not before an hour is over. */
    void putsOff(String path) {
        refused = path;
        refusal = 429;
    }

    /** Once, after it has taken the next call. */
    void hangsUp() {
        hangsUp = true;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void take(HttpServerRequest request, byte[] body) {
        calls.add(new Call(request.method().name(), request.path(), new String(body, StandardCharsets.UTF_8),
                request.getHeader("X-API-Key"), request.getHeader("X-DIP-MPO"), client(request), isValid(request, body)));
        if (hangsUp) {
            hangsUp = false;
            request.connection().close();
        } else if (request.path().equals(refused)) {
            request.response().setStatusCode(refusal).putHeader("Retry-After", "3600").end();
        } else {
            request.response().setStatusCode(request.method().name().equals("POST") ? 201 : 204).end();
        }
    }

    private boolean isValid(HttpServerRequest request, byte[] body) {
        MultiMap headers = request.headers();
        byte[] signed = body.length == 0 ? "{}".getBytes(StandardCharsets.US_ASCII) : body;
        return verifier.verify(new SignedRequest(request.method().name(), url() + request.uri(),
                headers.getAll(SignatureHeader.SIGNATURE), headers.getAll(SignatureHeader.DATE),
                headers.getAll(SignatureHeader.CONTENT_HASH), headers.getAll(SignatureHeader.CERTIFICATE), signed))
                .toCompletableFuture().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join() instanceof Verification.Valid;
    }

    private static String client(HttpServerRequest request) {
        try {
            return ((X509Certificate) request.connection().sslSession().getPeerCertificates()[0]).getSubjectX500Principal().getName();
        } catch (SSLPeerUnverifiedException nobody) {
            return null;
        }
    }
}
