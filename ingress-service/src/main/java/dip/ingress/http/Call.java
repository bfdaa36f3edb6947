package dip.ingress.http;

import dip.ingress.Refusal;
import dip.ingress.webhook.Webhook;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import java.util.UUID;

/** One HTTP request, and the one answer it gets. */
record Call(HttpServerRequest request, Optional<Webhook> webhook, UUID deliveryId, String correlationId, long startNanos) {

    private static final CharSequence CORRELATION = HttpHeaders.createOptimized(CorrelationIds.HEADER);
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");

    static Call begin(HttpServerRequest request, Optional<Webhook> webhook, UUID deliveryId) {
        String given = request.getHeader(CORRELATION);
        String correlationId = CorrelationIds.isWellFormed(given) ? given : deliveryId.toString();
        return new Call(request, webhook, deliveryId, correlationId, System.nanoTime());
    }

    /** Who answers; null where the call named nobody that we know. */
    String recipientDipId() {
        return webhook.map(w -> w.recipient().dipId()).orElse(null);
    }

    /** Nothing happens where the caller has gone. */
    void answer(int status, byte[] body) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(status);
        response.putHeader(HttpHeaders.CONTENT_TYPE, JSON).putHeader(CORRELATION, correlationId);
        if (status == Refusal.METHOD_NOT_ALLOWED.status()) {
            response.putHeader(HttpHeaders.ALLOW, "POST");
        }
        response.end(Buffer.buffer(body));
    }
}
