package dip.simulator.channel;

import dip.model.MessageFacts;
import dip.model.response.ResponseCode;
import dip.model.response.StandardResponse;
import dip.model.response.StandardResponse.Item;
import dip.simulator.message.Identifiers;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The answers of the DIP API. */
@Singleton
final class Reply {

    /** The DIP's own ID in its answers. */
    static final String DIP = "0000000000";

    private final Identifiers identifiers;

    Reply(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    Item item(String transactionId, String reference, String correlationId, String recipient, ResponseCode code, String help) {
        String shortHelp = help == null || help.length() <= 500 ? help : help.substring(0, 500);
        return new Item(transactionId, reference, correlationId, identifiers.now(), DIP, recipient, null, code.message(),
                shortHelp, null);
    }

    /** About a message, to its sender, by one of its recipients. */
    Item from(String recipient, MessageFacts facts, String transactionId, ResponseCode code) {
        return new Item(transactionId, facts.senderUniqueReference(), facts.senderCorrelationId(), identifiers.now(),
                recipient, facts.senderDipId(), null, code.message(), null, null);
    }

    /** About a message, to its sender. */
    Item about(MessageFacts facts, String transactionId, ResponseCode code, String help) {
        return item(transactionId, facts.senderUniqueReference(), facts.senderCorrelationId(), facts.senderDipId(), code, help);
    }

    void standard(RoutingContext call, int status, List<Item> items) {
        send(call, status, new StandardResponse(items, identifiers.now()).toJson());
    }

    /** @param value a string, or what Jackson can write */
    void json(RoutingContext call, int status, Object value) {
        send(call, status, Json.encode(value).getBytes(StandardCharsets.UTF_8));
    }

    void empty(RoutingContext call, int status) {
        Faults.answer(call, () -> call.response().setStatusCode(status).end());
    }

    private static void send(RoutingContext call, int status, byte[] body) {
        Faults.answer(call, () -> call.response().setStatusCode(status).putHeader("Content-Type", "application/json")
                .end(Buffer.buffer(body)));
    }
}
