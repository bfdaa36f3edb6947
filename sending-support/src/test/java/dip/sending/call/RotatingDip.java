package dip.sending.call;

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
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * The DIP's API while its callers change keys: takes the old and the new ones, until it is told to take the new ones alone.
 * Everything new is issued by the next authority, and the API keys are {@code old} and {@code new}.
 */
public final class RotatingDip implements AutoCloseable {

    private static final long LIMIT_SECONDS = 60;
    private static final int ENOUGH = 600;

    private final Vertx vertx = Vertx.vertx();
    private final Path pki;
    private final CertificateAuthority next;
    private final SignatureVerifier verifier;
    private final HttpServer server;
    private final AtomicInteger newInARow = new AtomicInteger();
    private final Set<String> mpos = ConcurrentHashMap.newKeySet();
    private volatile X509Certificate latestClient;
    private volatile boolean onlyNew;

    /** @param pki has old.pem and next.pem, the authorities, and the pairs server and next-server */
    RotatingDip(Path pki, CertificateAuthority next) {
        this.pki = pki;
        this.next = next;
        this.verifier = new SignatureVerifier(new TrustSettings(List.of(pki.resolve("old.pem"), pki.resolve("next.pem")),
                Duration.ofMinutes(5), 2048, Revocation.NONE, List.of(), WhenUnknown.FAIL_CLOSED), CryptoProvider.JDK,
                InstantSource.system(), Runnable::run);
        this.server = vertx.createHttpServer(options("server", "old.pem", "next.pem")).requestHandler(request ->
                        request.body().onSuccess(body -> request.response().setStatusCode(judge(request, body.getBytes())).end()))
                .listen(0, "localhost").toCompletionStage().toCompletableFuture().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    String url() {
        return "https://localhost:" + server.actualPort();
    }

    /** Values of X-DIP-MPO that came, {@code none} for calls without. */
    Set<String> mpos() {
        return mpos;
    }

    /** From now on shows its own next certificate to those who connect. */
    void showsItsNextCertificate() {
        update("next-server", "old.pem", "next.pem");
    }

    /** From now on lets nobody in with anything old. */
    void takesOnlyNew() {
        update("next-server", "next.pem");
        onlyNew = true;
    }

    /** Waits until many calls in a row had everything new. */
    void awaitNew() throws InterruptedException {
        newInARow.set(0);
        await(() -> newInARow.get() >= ENOUGH);
    }

    /** Waits for a caller with this TLS certificate. */
    void await(X509Certificate client) throws InterruptedException {
        await(() -> client.equals(latestClient));
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        synchronized (newInARow) {
            while (!condition.getAsBoolean()) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    throw new AssertionError("still old keys after " + LIMIT_SECONDS + " s");
                }
                newInARow.wait(left);
            }
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void update(String own, String... trusted) {
        server.updateSSLOptions(options(own, trusted).getSslOptions()).toCompletionStage().toCompletableFuture()
                .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }

    private HttpServerOptions options(String own, String... trusted) {
        PemTrustOptions trust = new PemTrustOptions();
        for (String authority : trusted) {
            trust.addCertPath(pki.resolve(authority).toString());
        }
        return new HttpServerOptions().setSsl(true).setClientAuth(ClientAuth.REQUIRED).setMaxHeaderSize(32_768)
                .setKeyCertOptions(new PemKeyCertOptions().addKeyPath(pki.resolve(own + ".key.pem").toString())
                        .addCertPath(pki.resolve(own + ".cert.pem").toString())).setTrustOptions(trust);
    }

    private int judge(HttpServerRequest request, byte[] body) {
        mpos.add(request.headers().contains("X-DIP-MPO") ? request.getHeader("X-DIP-MPO") : "none");
        boolean isNew = request.getHeader("X-API-Key").equals("new") && isNext(signer(request)) && isNext(client(request));
        synchronized (newInARow) {
            latestClient = client(request);
            newInARow.set(isNew ? newInARow.get() + 1 : 0);
            newInARow.notifyAll();
        }
        return isValid(request, body) && (isNew || !onlyNew) ? 201 : 401;
    }

    private boolean isValid(HttpServerRequest request, byte[] body) {
        MultiMap headers = request.headers();
        return verifier.verify(new SignedRequest("POST", url() + request.uri(), headers.getAll(SignatureHeader.SIGNATURE),
                headers.getAll(SignatureHeader.DATE), headers.getAll(SignatureHeader.CONTENT_HASH),
                headers.getAll(SignatureHeader.CERTIFICATE), body)).toCompletableFuture().join() instanceof Verification.Valid;
    }

    private boolean isNext(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(next.certificate().getSubjectX500Principal());
    }

    private static X509Certificate signer(HttpServerRequest request) {
        try {
            byte[] pem = Base64.getDecoder().decode(request.getHeader(SignatureHeader.CERTIFICATE));
            return Pem.certificates(new String(pem, StandardCharsets.US_ASCII)).getFirst();
        } catch (CertificateException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static X509Certificate client(HttpServerRequest request) {
        try {
            return (X509Certificate) request.connection().sslSession().getPeerCertificates()[0];
        } catch (SSLPeerUnverifiedException nobody) {
            throw new IllegalStateException(nobody);
        }
    }
}
