package dip.client;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The DIP's side of a call: keeps what it gets, and does with it what it is told. */
final class DipServer implements AutoCloseable {

    private static final long LIMIT_SECONDS = 60;

    /** A call whose body has come. */
    record Call(HttpServerRequest request, byte[] body) {

        void answer(int httpStatus, String body) {
            request.response().setStatusCode(httpStatus).end(Buffer.buffer(body));
        }

        void busy(int httpStatus, String retryAfter) {
            request.response().setStatusCode(httpStatus).putHeader("Retry-After", retryAfter).end();
        }

        void hangUp() {
            request.connection().close();
        }
    }

    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final HttpServer server;
    private volatile Consumer<Call> how = call -> call.answer(201, "");

    DipServer(Vertx vertx) {
        server = vertx.createHttpServer().requestHandler(this::take).listen(0, "localhost")
                .toCompletionStage().toCompletableFuture().join();
    }

    String url() {
        return "http://localhost:" + server.actualPort();
    }

    void does(Consumer<Call> what) {
        how = what;
    }

    Call next() throws InterruptedException {
        Call next = calls.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no call within " + LIMIT_SECONDS + " s");
        }
        return next;
    }

    int waiting() {
        return calls.size();
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    private void take(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Call call = new Call(request, body.getBytes());
            calls.add(call);
            how.accept(call);
        });
    }
}
