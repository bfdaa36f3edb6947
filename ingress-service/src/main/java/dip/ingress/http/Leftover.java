package dip.ingress.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** The rest of a body that was answered before it had arrived. */
final class Leftover {

    private static final long PATIENCE_MILLIS = 2_000;

    private Leftover() {
    }

    /**
     * Reads and drops it for a while, so that the caller sees its answer and the connection can be used again; then
     * cuts it.
     */
    static void discard(Vertx vertx, HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        long timer = vertx.setTimer(PATIENCE_MILLIS, late -> cut(request));
        request.handler(chunk -> { })
                .endHandler(end -> vertx.cancelTimer(timer))
                .exceptionHandler(broken -> vertx.cancelTimer(timer));
        request.resume();
    }

    private static void cut(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            request.connection().close();
        }
    }
}
