package dip.simulator.channel;

import dip.model.Delivery;
import dip.model.catalogue.Catalogue;
import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import dip.model.response.StandardResponse;
import dip.model.response.StandardResponse.Item;
import dip.simulator.run.Ledgers;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** {@code POST /statusmessage}: L4 statuses, noted in the ledgers and sent on to the original senders. */
@Singleton
final class StatusRoute {

    private static final List<String> KEYS = List.of("transactionID", "senderUniqueReference", "correlationID",
            "sentTimestamp", "senderID", "recipientID", "DIPConnectionProviderID", "message", "help", "serviceTicketURL");
    private static final int LONGEST_MESSAGE = 200;
    private static final int LONGEST_HELP = 500;

    private final Ledgers ledgers;
    private final StatusForwarding forwarding;
    private final Catalogue catalogue;
    private final InstantSource clock;
    private final Reply reply;

    StatusRoute(Ledgers ledgers, StatusForwarding forwarding, Catalogue catalogue, InstantSource clock, Reply reply) {
        this.ledgers = ledgers;
        this.forwarding = forwarding;
        this.catalogue = catalogue;
        this.clock = clock;
        this.reply = reply;
    }

    void post(RoutingContext call) {
        byte[] body = Guard.body(call);
        try {
            Optional<String> missing = missingKey(Delivery.parse(body, JsonLimits.DEFAULT));
            List<Item> statuses = missing.isPresent() ? List.of() : StandardResponse.parseArray(body);
            Optional<String> problem = missing.or(() -> problem(call, statuses));
            if (problem.isPresent()) {
                refuse(call, problem.get());
            } else {
                take(call, statuses);
            }
        } catch (MalformedJson malformed) {
            refuse(call, malformed.getMessage());
        }
    }

    private void take(RoutingContext call, List<Item> statuses) {
        if (!forwarding.forward(statuses)) {
            reply.empty(call, 429);
            return;
        }
        long now = clock.millis();
        statuses.forEach(status -> ledgers.statusReceived(status, now));
        reply.standard(call, 201, statuses.stream().map(status -> reply.item(status.transactionId(),
                status.senderUniqueReference(), status.correlationId(), Guard.caller(call).dipId(),
                catalogue.responseCode("MSG0000"), null)).toList());
    }

    private void refuse(RoutingContext call, String problem) {
        reply.standard(call, 400, List.of(reply.item(null, null, null, Guard.caller(call).dipId(),
                catalogue.responseCode("MSG1001"), problem)));
    }

    /** All ten keys are required (dip-spec section 2.3). */
    private static Optional<String> missingKey(Delivery statuses) {
        for (int i = 0; i < statuses.count(); i++) {
            JsonDocument json = statuses.message(i).document();
            int item = statuses.message(i).node();
            for (String key : KEYS) {
                if (json.member(item, key) == JsonDocument.MISSING) {
                    return Optional.of("/" + i + " lacks " + key);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> problem(RoutingContext call, List<Item> statuses) {
        String caller = Guard.caller(call).dipId();
        return statuses.stream().flatMap(status -> problem(caller, status).stream()).findFirst();
    }

    private static Optional<String> problem(String caller, Item status) {
        if (!caller.equals(status.senderId())) {
            return Optional.of("senderID is not that of the API key's owner");
        }
        if (status.sentTimestamp() == null || status.code() == null || status.message().length() > LONGEST_MESSAGE) {
            return Optional.of("sentTimestamp or message is missing or too long");
        }
        return status.help() != null && status.help().length() > LONGEST_HELP
                ? Optional.of("help is longer than " + LONGEST_HELP) : Optional.empty();
    }
}
