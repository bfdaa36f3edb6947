package dip.client;

import dip.client.Outcome.Tried;
import dip.client.Outcome.TryLater;
import dip.client.Outcome.Unknown;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** One request and its answer, within a time. Knows at each moment whether the DIP may have got it. */
final class Exchange {

    /** Of an answer's body, in bytes; the rest is read and dropped. */
    private static final int BODY_READ = 1024 * 1024;

    private enum State { WAITING, SENT, GIVEN_UP }

    private final InstantSource clock;
    private final byte[] body;
    private final Faults faults;
    private final ClientMetrics metrics;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private volatile HttpClientRequest request;

    Exchange(InstantSource clock, byte[] body, Faults faults, ClientMetrics metrics) {
        this.clock = clock;
        this.body = body;
        this.faults = faults;
        this.metrics = metrics;
    }

    /** Blocks. */
    Tried run(HttpClient connections, RequestOptions options, Duration timeout) throws InterruptedException {
        try {
            return connections.request(options)
                    .transform(opened -> opened.failed() ? Future.succeededFuture(notOpened(opened.cause())) : send(opened.result()))
                    .toCompletionStage().toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return giveUp() ? new Unknown("no answer within " + timeout) : unreachable("no connection within " + timeout);
        } catch (InterruptedException stopped) {
            giveUp();
            throw stopped;
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** On the request's own event loop, so that the answer does not come before it is listened to. */
    private Future<Tried> send(HttpClientRequest opened) {
        request = opened;
        opened.exceptionHandler(told -> { });
        if (!state.compareAndSet(State.WAITING, State.SENT)) {
            opened.reset();
            return Future.succeededFuture(unreachable("the time was over before there was a connection"));
        }
        return opened.send(Buffer.buffer(body)).compose(this::read)
                .otherwise(this::lost);
    }

    private Future<Tried> read(HttpClientResponse response) {
        Promise<Tried> result = Promise.promise();
        Buffer kept = Buffer.buffer();
        response.handler(chunk -> kept.appendBuffer(chunk, 0, Math.min(chunk.length(), BODY_READ - kept.length())));
        response.exceptionHandler(result::tryFail);
        Optional<Duration> ahead = DipTime.ourLead(response.getHeader(HttpHeaders.DATE), clock.instant());
        ahead.ifPresent(metrics::clockIsAhead);
        response.endHandler(end -> result.tryComplete(faults.judged(Answers.of(response.statusCode(), kept.getBytes(),
                RetryAfter.of(response.getHeader(HttpHeaders.RETRY_AFTER), clock.instant())), ahead)));
        return result.future();
    }

    private Tried notOpened(Throwable failure) {
        return faults.inTls(failure).<Tried>map(fault -> fault).orElseGet(() -> unreachable("no connection: " + failure));
    }

    /** With TLS 1.3 we may write before the DIP has looked at our certificate; it reads nothing where it refuses that. */
    private Tried lost(Throwable failure) {
        return faults.inTls(failure).<Tried>map(fault -> fault)
                .orElseGet(() -> new Unknown("the connection went before the answer: " + failure));
    }

    /** Nothing is sent from now on. @return whether something was */
    private boolean giveUp() {
        if (state.compareAndSet(State.WAITING, State.GIVEN_UP)) {
            return false;
        }
        request.reset();
        return true;
    }

    private static Tried unreachable(String detail) {
        return new TryLater(0, null, detail, Optional.empty());
    }
}
