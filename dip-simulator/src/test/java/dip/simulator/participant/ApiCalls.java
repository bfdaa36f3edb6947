package dip.simulator.participant;

import dip.signing.CryptoProvider;
import dip.signing.MessageSigner;
import dip.signing.Pem;
import dip.signing.SignatureHeader;
import dip.signing.SignatureValues;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Calls of the DIP API by one participant, over mutual TLS and signed. */
public final class ApiCalls {

    /** @param status 0 where the connection was cut @param retryAfter null where there is none, as is {@code date} */
    public record Reply(int status, String body, String retryAfter, String date) {
    }

    private final Vertx vertx;
    private final HttpClient client;
    private final MessageSigner signer;
    private final String dipId;
    private final String url;
    private String apiKey;
    private String signedUrl;

    public ApiCalls(Vertx vertx, String url, String dipId) {
        this.vertx = vertx;
        this.url = url;
        this.dipId = dipId;
        this.apiKey = TestDip.apiKey(dipId);
        this.signedUrl = url;
        client = client(dipId);
        signer = new MessageSigner(Pem.privateKey(TestDip.participantFile(dipId, "signing", "key")),
                Pem.certificates(TestDip.participantFile(dipId, "signing", "cert")).getFirst(), CryptoProvider.JDK,
                Clock.systemUTC());
    }

    public ApiCalls withApiKey(String other) {
        ApiCalls calls = new ApiCalls(vertx, url, dipId);
        calls.apiKey = other;
        return calls;
    }

    public ApiCalls signingFor(String otherUrl) {
        ApiCalls calls = new ApiCalls(vertx, url, dipId);
        calls.signedUrl = otherUrl;
        return calls;
    }

    public Reply post(String path, String body) {
        return call(HttpMethod.POST, path, body.getBytes(StandardCharsets.UTF_8));
    }

    public Reply post(String path, byte[] body) {
        return call(HttpMethod.POST, path, body);
    }

    public Reply get(String path) {
        return call(HttpMethod.GET, path, new byte[0]);
    }

    public Reply delete(String path) {
        return call(HttpMethod.DELETE, path, new byte[0]);
    }

    private Reply call(HttpMethod method, String path, byte[] body) {
        SignatureValues signature = signer.sign(method.name(), signedUrl + path, body);
        RequestOptions options = new RequestOptions().setMethod(method).setAbsoluteURI(url + path)
                .putHeader("X-API-Key", apiKey)
                .putHeader(SignatureHeader.SIGNATURE, signature.signature())
                .putHeader(SignatureHeader.DATE, signature.date())
                .putHeader(SignatureHeader.CONTENT_HASH, signature.contentHash())
                .putHeader(SignatureHeader.CERTIFICATE, signature.certificate());
        Promise<Reply> reply = Promise.promise();
        vertx.getOrCreateContext().runOnContext(loop -> client.request(options)
                .compose(request -> request.send(Buffer.buffer(body)))
                .compose(response -> response.body().map(text -> new Reply(response.statusCode(), text.toString(),
                        response.getHeader("Retry-After"), response.getHeader("Date"))))
                .otherwise(new Reply(0, "", null, null)).onComplete(reply));
        return reply.future().toCompletionStage().toCompletableFuture().join();
    }

    private HttpClient client(String dipId) {
        return vertx.createHttpClient(new HttpClientOptions().setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addKeyPath(TestDip.participantFile(dipId, "client", "key").toString())
                        .addCertPath(TestDip.participantFile(dipId, "client", "cert").toString()))
                .setTrustOptions(new PemTrustOptions().addCertPath(TestDip.pki().authority().toString())));
    }
}
