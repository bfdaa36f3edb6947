package dip.simulator.egress;

import dip.simulator.SimulatorConfig;
import dip.simulator.pki.Pki;
import dip.simulator.pki.Pki.Name;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls webhooks over mutual TLS, with kept connections and no pipelining. */
@Singleton
public final class WebhookClient {

    private static final String CORRELATION_ID = "X-Correlation-ID";

    private final Vertx vertx;
    private final HttpClient trusted;
    private final HttpClient untrusted;
    private final Duration timeout;

    WebhookClient(Vertx vertx, Pki pki, SimulatorConfig config) {
        this.vertx = vertx;
        timeout = config.egress().timeout();
        trusted = vertx.createHttpClient(options(pki, Name.DIP_CLIENT, config.egress().threads()));
        untrusted = vertx.createHttpClient(options(pki, Name.UNTRUSTED_CLIENT, 1));
    }

    /** Waits for the answer: for virtual threads. Never throws for what the other side does. */
    public Answer send(WebhookCall call) throws InterruptedException {
        Promise<Answer> answer = Promise.promise();
        vertx.getOrCreateContext().runOnContext(loop -> exchange(call).onComplete(answer));
        try {
            return answer.future().toCompletionStage().toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            return Answer.none(String.valueOf(failed.getCause()));
        } catch (TimeoutException late) {
            return Answer.none("no answer within " + timeout);
        }
    }

    @PreDestroy
    void close() {
        trusted.close();
        untrusted.close();
    }

    /** On an event loop: elsewhere an answer could come before there is somebody to read it. */
    private Future<Answer> exchange(WebhookCall call) {
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.valueOf(call.method()))
                .setAbsoluteURI(call.url()).setTimeout(timeout.toMillis());
        return (call.trusted() ? trusted : untrusted).request(options).compose(request -> {
            call.headers().forEach(header -> request.headers().add(header.name(), header.value()));
            return request.send(Buffer.buffer(call.body()));
        }).compose(WebhookClient::read);
    }

    private static Future<Answer> read(HttpClientResponse response) {
        return response.body().map(body -> new Answer(response.statusCode(), body.getBytes(),
                response.getHeader(CORRELATION_ID), null));
    }

    private static HttpClientOptions options(Pki pki, Name identity, int connections) {
        return new HttpClientOptions().setSsl(true).setMaxPoolSize(connections).setKeepAlive(true).setPipelining(false)
                .setKeyCertOptions(new PemKeyCertOptions().addKeyPath(pki.key(identity).toString())
                        .addCertPath(pki.certificate(identity).toString()))
                .setTrustOptions(new PemTrustOptions().addCertPath(pki.authority().toString()));
    }
}
