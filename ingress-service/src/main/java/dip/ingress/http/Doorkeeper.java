package dip.ingress.http;

import dip.ingress.IngressConfig;
import dip.ingress.Refusal;
import dip.ingress.publishing.Publishers;
import dip.ingress.webhook.Webhook;
import dip.ingress.webhook.Webhooks;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Judges a call by its head: whom it is for, who calls, how much it brings, and whether it could be kept. */
@Singleton
final class Doorkeeper {

    private final Webhooks webhooks;
    private final AllowedClients clients;
    private final Publishers publishers;
    private final long maxBytes;

    Doorkeeper(Webhooks webhooks, AllowedClients clients, Publishers publishers, IngressConfig config) {
        this.webhooks = webhooks;
        this.clients = clients;
        this.publishers = publishers;
        maxBytes = config.limits().bodySize().asLongValue();
    }

    Optional<Webhook> webhook(HttpServerRequest request) {
        return webhooks.find(request.path());
    }

    /** Empty where the call may bring its body. */
    Optional<Objection> objection(HttpServerRequest request, Optional<Webhook> webhook) {
        if (webhook.isEmpty()) {
            return Optional.of(unknown(webhooks.whyNot(request.path())));
        }
        if (request.method() != HttpMethod.POST) {
            return Optional.of(new Objection(Refusal.METHOD_NOT_ALLOWED, "A webhook takes POST alone."));
        }
        if (!clients.allow(request.connection())) {
            return Optional.of(new Objection(Refusal.CLIENT_NOT_ALLOWED,
                    "The certificate of the TLS client is not on this webhook's list."));
        }
        if (announcedLength(request) > maxBytes) {
            return Optional.of(Objection.tooLarge(maxBytes));
        }
        if (!publishers.isReady()) {
            return Optional.of(new Objection(Refusal.BROKER_AWAY, "Messages cannot be kept at the moment. Deliver again later."));
        }
        return Optional.empty();
    }

    /** Content-Length; -1 where the body is chunked. What is no number, Vert.x has refused before. */
    static long announcedLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }

    private static Objection unknown(Refusal refusal) {
        return new Objection(refusal, switch (refusal) {
            case UNKNOWN_RECIPIENT -> "The DIP ID in the path is none of ours.";
            case UNKNOWN_CHANNEL -> "The channel in the path is none of this release's: IF-nnn, PUB-nnn, REP-nnn or statusmessage.";
            default -> "Webhooks are at /webhooks/{dipId}/{channel} and /webhooks/{dipId}/statusmessage.";
        });
    }
}
