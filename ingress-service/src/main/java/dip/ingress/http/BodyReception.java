package dip.ingress.http;

import dip.ingress.IngressConfig;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Gathers one body into one array: copied once where its length was announced, within the limits of size, memory and
 * time. Lives on the request's event loop; exactly one of its three ends is reached.
 */
final class BodyReception {

    private static final int FIRST_GUESS = 8 * 1024;
    private static final byte[] NOTHING = {};

    /** What became of the body. */
    record Ends(Consumer<byte[]> whole, Consumer<Objection> refused, Runnable disconnected) {
    }

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Admission.Ticket ticket;
    private final int maxBytes;
    private final Ends ends;
    private byte[] bytes = NOTHING;
    private int length;
    private long timer;
    private boolean over;

    BodyReception(Vertx vertx, HttpServerRequest request, Admission.Ticket ticket, IngressConfig.Limits limits, Ends ends) {
        this.vertx = vertx;
        this.request = request;
        this.ticket = ticket;
        this.ends = ends;
        maxBytes = (int) limits.bodySize().asLongValue();
        timer = vertx.setTimer(limits.bodyTimeout().toMillis(), late -> refuse(Objection.tooSlow()));
    }

    /** @param announced Content-Length, not above the limit; negative where the body is chunked */
    void start(long announced) {
        if (!grow(announced < 0 ? Math.min(FIRST_GUESS, maxBytes) : (int) announced)) {
            refuse(Objection.overloaded());
            return;
        }
        request.handler(this::add).endHandler(end -> finish()).exceptionHandler(broken -> disconnect());
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.resume();
    }

    private void add(Buffer chunk) {
        int needed = length + chunk.length();
        if (over) {
            return;
        }
        if (needed > maxBytes) {
            refuse(Objection.tooLarge(maxBytes));
        } else if (needed > bytes.length && !grow(Math.min(maxBytes, Math.max(needed, bytes.length * 2)))) {
            refuse(Objection.overloaded());
        } else {
            chunk.getBytes(0, chunk.length(), bytes, length);
            length = needed;
        }
    }

    private boolean grow(int capacity) {
        if (!ticket.reserve(capacity - bytes.length)) {
            return false;
        }
        bytes = Arrays.copyOf(bytes, capacity);
        return true;
    }

    private void finish() {
        if (close()) {
            ends.whole.accept(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
        }
    }

    private void refuse(Objection objection) {
        if (close()) {
            ends.refused.accept(objection);
        }
    }

    private void disconnect() {
        if (close()) {
            ends.disconnected.run();
        }
    }

    private boolean close() {
        if (over) {
            return false;
        }
        over = true;
        vertx.cancelTimer(timer);
        return true;
    }
}
