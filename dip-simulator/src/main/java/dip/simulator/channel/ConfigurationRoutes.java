package dip.simulator.channel;

import dip.model.catalogue.InterfaceInfo;
import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a participant wants its messages: {@code …/pubconfig/{recipient-id}} and {@code /statusmessage/config/{recipient-id}}. */
@Singleton
final class ConfigurationRoutes {

    private final Subscriptions subscriptions;
    private final MessageRoute messages;
    private final Reply reply;

    ConfigurationRoutes(Subscriptions subscriptions, MessageRoute messages, Reply reply) {
        this.subscriptions = subscriptions;
        this.messages = messages;
        this.reply = reply;
    }

    void subscribe(RoutingContext call) {
        ownChannel(call, channel -> withUrl(call, url -> subscriptions.subscribe(recipient(call), channel.id(), url)));
    }

    void unsubscribe(RoutingContext call) {
        ownChannel(call, channel -> {
            subscriptions.unsubscribe(recipient(call), channel.id());
            reply.empty(call, 204);
        });
    }

    void subscribeStatus(RoutingContext call) {
        own(call, () -> withUrl(call, url -> subscriptions.subscribeStatus(recipient(call), url)));
    }

    void unsubscribeStatus(RoutingContext call) {
        own(call, () -> {
            subscriptions.unsubscribeStatus(recipient(call));
            reply.empty(call, 204);
        });
    }

    private void ownChannel(RoutingContext call, Consumer<InterfaceInfo> action) {
        Optional<InterfaceInfo> channel = messages.channel(call.pathParam("id"));
        if (channel.isEmpty()) {
            reply.empty(call, 404);
        } else {
            own(call, () -> action.accept(channel.get()));
        }
    }

    /** Only for oneself: 403 otherwise. */
    private void own(RoutingContext call, Runnable action) {
        if (recipient(call).equals(Guard.caller(call).dipId())) {
            action.run();
        } else {
            reply.empty(call, 403);
        }
    }

    private void withUrl(RoutingContext call, Consumer<String> action) {
        Optional<String> url = callbackUrl(Guard.body(call));
        if (url.isEmpty()) {
            reply.empty(call, 400);
        } else {
            action.accept(url.get());
            reply.empty(call, 201);
        }
    }

    private static String recipient(RoutingContext call) {
        return call.pathParam("recipient");
    }

    private static Optional<String> callbackUrl(byte[] webhookConfig) {
        try {
            JsonDocument json = JsonDocument.parse(webhookConfig, 0, webhookConfig.length, JsonLimits.DEFAULT);
            String url = json.stringOrNull(json.member(json.root(), "callbackURL"));
            return Optional.ofNullable(url).filter(text -> isHttps(text));
        } catch (MalformedJson malformed) {
            return Optional.empty();
        }
    }

    private static boolean isHttps(String text) {
        try {
            URI url = new URI(text);
            return "https".equals(url.getScheme()) && url.getHost() != null;
        } catch (URISyntaxException noUrl) {
            return false;
        }
    }
}
