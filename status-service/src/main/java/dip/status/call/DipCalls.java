package dip.status.call;

import dip.service.participants.Participant;
import dip.signing.SignatureHeader;
import dip.signing.SignatureValues;
import dip.status.StatusConfig;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * {@code POST /statusmessage}, signed (dip-spec section 3), with a limit on its time and a circuit breaker before it.
 * Blocks: for virtual threads.
 */
@Singleton
public class DipCalls {

    private static final String API_KEY = "X-API-Key";
    private static final String PATH = "/statusmessage";
    /** Of an answer's body, in bytes; the rest is read and dropped. */
    private static final int BODY_KEPT = 8 * 1024;

    private final String url;
    private final Duration timeout;
    private final Signers signers;
    private final Connections connections;
    private final TypedGuard<CallResult> guard;

    DipCalls(StatusConfig config, Signers signers, Connections connections) {
        this.url = withoutSlash(config.dipUrl()) + PATH;
        this.timeout = config.call().timeout();
        this.signers = signers;
        this.connections = connections;
        this.guard = TypedGuard.create(CallResult.class).withDescription("POST /statusmessage")
                .withTimeout().duration(timeout.toMillis(), ChronoUnit.MILLIS).done()
                .withCircuitBreaker()
                .requestVolumeThreshold(config.circuit().calls())
                .failureRatio(config.circuit().failureRatio())
                .delay(config.circuit().pause().toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
    }

    public String url() {
        return url;
    }

    /**
     * One attempt.
     *
     * @param body an array of status messages
     * @throws CircuitOpen where nothing was tried
     */
    public CallResult post(Participant participant, byte[] body) throws CircuitOpen, InterruptedException {
        try {
            return guard.call(() -> {
                CallResult result = attempt(participant, body);
                if (result.outcome().isTriedAgain()) {
                    throw new NotTaken(result);
                }
                return result;
            });
        } catch (NotTaken notTaken) {
            return notTaken.result;
        } catch (TimeoutException late) {
            return CallResult.unanswered(Outcome.UNKNOWN, "no answer within " + timeout);
        } catch (CircuitBreakerOpenException open) {
            throw new CircuitOpen();
        } catch (InterruptedException | RuntimeException passedOn) {
            throw passedOn;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private CallResult attempt(Participant participant, byte[] body) throws InterruptedException {
        SignatureValues signature = signers.of(participant).sign("POST", url, body);
        try {
            return connections.of(participant).request(options(participant, signature))
                    .transform(opened -> opened.failed()
                            ? Future.succeededFuture(CallResult.unanswered(Outcome.UNREACHABLE, "no connection: " + opened.cause()))
                            : exchange(opened.result(), body))
                    .toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** On the request's own event loop, so that the answer does not come before it is listened to. */
    private static Future<CallResult> exchange(HttpClientRequest request, byte[] body) {
        request.exceptionHandler(told -> { });
        return request.send(Buffer.buffer(body)).compose(DipCalls::read)
                .otherwise(lost -> CallResult.unanswered(Outcome.UNKNOWN, "the connection went before the answer: " + lost));
    }

    private RequestOptions options(Participant participant, SignatureValues signature) {
        return new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(url)
                .setIdleTimeout(timeout.toMillis())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(API_KEY, participant.apiKey().orElseThrow().value())
                .putHeader(SignatureHeader.SIGNATURE, signature.signature())
                .putHeader(SignatureHeader.DATE, signature.date())
                .putHeader(SignatureHeader.CONTENT_HASH, signature.contentHash())
                .putHeader(SignatureHeader.CERTIFICATE, signature.certificate());
    }

    private static Future<CallResult> read(HttpClientResponse response) {
        Promise<CallResult> result = Promise.promise();
        Buffer kept = Buffer.buffer();
        response.handler(chunk -> kept.appendBuffer(chunk, 0, Math.min(chunk.length(), BODY_KEPT - kept.length())));
        response.exceptionHandler(result::tryFail);
        response.endHandler(end -> result.tryComplete(CallResult.answered(response.statusCode(), kept.getBytes())));
        return result.future();
    }

    private static String withoutSlash(URI uri) {
        String text = uri.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /** Tells the circuit breaker that the DIP did not take the call. */
    private static final class NotTaken extends Exception {

        private final transient CallResult result;

        NotTaken(CallResult result) {
            super(result.detail(), null, false, false);
            this.result = result;
        }
    }
}
