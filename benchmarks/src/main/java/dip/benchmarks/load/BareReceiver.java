package dip.benchmarks.load;

import dip.messaging.Addresses;
import dip.messaging.AmqpPublisher;
import dip.messaging.BrokerSettings;
import dip.messaging.InboundItem;
import dip.model.Delivery;
import dip.model.catalogue.Lane;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import dip.signing.CryptoProvider;
import dip.signing.SignatureHeader;
import dip.signing.SignatureVerifier;
import dip.signing.SignedRequest;
import dip.signing.TrustSettings;
import dip.signing.Verification;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * What any receiver has to do at least: TLS, verify, parse, one durable AMQP message, 201. No policy, no schema check, no
 * limits, no metrics. The measure that ingress-service is held against, made of the same parts.
 *
 * <p>Arguments: PKI directory, port, public URL, broker's port.
 */
public final class BareReceiver extends AbstractVerticle {

    private static final int LOOPS = 2;

    private final Path pki;
    private final int port;
    private final String url;
    private final int brokerPort;
    private SignatureVerifier verifier;
    private AmqpPublisher publisher;

    private BareReceiver(Path pki, int port, String url, int brokerPort) {
        this.pki = pki;
        this.port = port;
        this.url = url;
        this.brokerPort = brokerPort;
    }

    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
        vertx.deployVerticle(() -> new BareReceiver(Path.of(args[0]), Integer.parseInt(args[1]), args[2],
                Integer.parseInt(args[3])), new DeploymentOptions().setInstances(LOOPS))
                .onSuccess(id -> System.out.println("READY"))
                .onFailure(failure -> {
                    System.err.println(failure);
                    vertx.close();
                });
    }

    @Override
    public void start(Promise<Void> started) {
        verifier = new SignatureVerifier(new TrustSettings(List.of(pki.resolve("ca.cert.pem")), Duration.ofMinutes(5), 2048,
                TrustSettings.Revocation.NONE, List.of(), TrustSettings.WhenUnknown.FAIL_CLOSED),
                CryptoProvider.fastest(), Clock.systemUTC(), Thread::startVirtualThread);
        publisher = AmqpPublisher.start(vertx, BrokerSettings.artemis("127.0.0.1", brokerPort, null, null), "bare-receiver");
        HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(port).setSsl(true)
                .setMaxHeaderSize(32 * 1024).setClientAuth(ClientAuth.REQUIRED)
                .setKeyCertOptions(new PemKeyCertOptions().setCertPath(pki.resolve("ingress-server.cert.pem").toString())
                        .setKeyPath(pki.resolve("ingress-server.key.pem").toString()))
                .setTrustOptions(new PemTrustOptions().addCertPath(pki.resolve("ca.cert.pem").toString()));
        vertx.createHttpServer(options).requestHandler(request -> request.body().onSuccess(body -> receive(request, body)))
                .listen().<Void>mapEmpty().onComplete(started);
    }

    private void receive(HttpServerRequest request, Buffer buffer) {
        byte[] body = buffer.getBytes();
        SignedRequest signed = new SignedRequest("POST", url + request.path(),
                request.headers().getAll(SignatureHeader.SIGNATURE), request.headers().getAll(SignatureHeader.DATE),
                request.headers().getAll(SignatureHeader.CONTENT_HASH), request.headers().getAll(SignatureHeader.CERTIFICATE), body);
        Future.fromCompletionStage(verifier.verify(signed), context)
                .compose(verification -> accept(signed, verification))
                .onSuccess(sent -> request.response().setStatusCode(201).end("{\"messageArray\":[]}"))
                .onFailure(failure -> request.response().setStatusCode(503).end(failure.toString()));
    }

    private Future<Void> accept(SignedRequest signed, Verification verification) {
        if (!(verification instanceof Verification.Valid valid)) {
            return Future.failedFuture(verification.toString());
        }
        try {
            Delivery delivery = Delivery.parse(signed.body(), JsonLimits.DEFAULT);
            InboundItem item = new InboundItem(UUID.randomUUID(), 0, 1, "2300000001", Deliveries.CHANNEL,
                    System.currentTimeMillis(), signed.url(), valid.values().signature(), valid.values().date(),
                    valid.values().contentHash(), valid.fingerprint(), "bare", delivery.before(0),
                    delivery.message(0).bytes(), delivery.after());
            return publisher.send(Addresses.inbound(Lane.REGISTRATION), item.toMessage());
        } catch (MalformedJson malformed) {
            return Future.failedFuture(malformed);
        }
    }
}
