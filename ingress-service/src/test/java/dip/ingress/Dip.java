package dip.ingress;

import dip.model.response.StandardResponse;
import dip.signing.CryptoProvider;
import dip.signing.MessageSigner;
import dip.signing.SignatureHeader;
import dip.signing.SignatureValues;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Identity;
import dip.signing.authority.CertificateAuthority.Use;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The DIP's side of a webhook: calls over mutual TLS, signed. */
public final class Dip implements AutoCloseable {

    static final String OPERATOR_TOKEN = "test-operator-token";
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final CertificateAuthority authority;
    private final Identity signer;
    private final SSLContext tls;
    private final HttpClient client;
    private URI server;

    /** What came back. */
    record Reply(int status, Optional<String> correlationId, byte[] body) {

        StandardResponse response() throws Exception {
            return StandardResponse.parse(body);
        }

        StandardResponse.Item item(int index) throws Exception {
            return response().messages().get(index);
        }
    }

    Dip(CertificateAuthority authority, Identity client, Identity signer) {
        this.authority = authority;
        this.signer = signer;
        this.tls = tls(authority, Optional.of(client));
        this.client = HttpClient.newBuilder().sslContext(tls).build();
    }

    /** @param base scheme, host and port of the service under test */
    void calls(URI base) {
        server = base;
    }

    CertificateAuthority authority() {
        return authority;
    }

    X509Certificate signingCertificate() {
        return signer.certificate();
    }

    SSLContext tls() {
        return tls;
    }

    /** With a certificate of the same authority. */
    SSLContext tlsOf(String commonName) {
        return tls(authority, Optional.of(authority.issue(commonName, Use.TLS_CLIENT, Duration.ofDays(1), List.of())));
    }

    SSLContext tlsWithoutCertificate() {
        return tls(authority, Optional.empty());
    }

    SignatureValues sign(String path, byte[] body) {
        return sign(signer, path, body);
    }

    SignatureValues sign(Identity with, String path, byte[] body) {
        return sign(with, IngressTestResource.PUBLIC_URL, path, body);
    }

    /** Posts as to a webhook that the DIP knows under another base. */
    Reply postAs(String base, String path, byte[] body) throws Exception {
        return send(request(path, body, sign(signer, base, path, body)));
    }

    private static SignatureValues sign(Identity with, String base, String path, byte[] body) {
        return new MessageSigner(with.key(), with.certificate(), CryptoProvider.JDK, Clock.systemUTC()).sign("POST", base + path, body);
    }

    Reply post(String path, String body) throws Exception {
        return post(path, body.getBytes(StandardCharsets.UTF_8));
    }

    Reply post(String path, byte[] body) throws Exception {
        return send(request(path, body, sign(path, body)));
    }

    CompletableFuture<Reply> postLater(String path, byte[] body) {
        return client.sendAsync(request(path, body, sign(path, body)).build(), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(Dip::reply);
    }

    /** @param change made to the request before it is sent */
    Reply post(String path, byte[] body, UnaryOperator<HttpRequest.Builder> change) throws Exception {
        return send(change.apply(request(path, body, sign(path, body))));
    }

    HttpRequest.Builder request(String path, byte[] body, SignatureValues values) {
        return HttpRequest.newBuilder(server.resolve(path))
                .header(SignatureHeader.SIGNATURE, values.signature())
                .header(SignatureHeader.DATE, values.date())
                .header(SignatureHeader.CONTENT_HASH, values.contentHash())
                .header(SignatureHeader.CERTIFICATE, values.certificate())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return reply(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    }

    HttpRequest.Builder bare(String path) {
        return HttpRequest.newBuilder(server.resolve(path));
    }

    URI server() {
        return server;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private static Reply reply(HttpResponse<byte[]> response) {
        return new Reply(response.statusCode(), response.headers().firstValue("X-Correlation-ID"), response.body());
    }

    private static SSLContext tls(CertificateAuthority authority, Optional<Identity> client) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("authority", authority.certificate());
            if (client.isPresent()) {
                store.setKeyEntry("client", client.get().key(), PASSWORD,
                        new Certificate[] {client.get().certificate(), client.get().issuer()});
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
