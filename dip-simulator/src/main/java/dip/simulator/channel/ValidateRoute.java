package dip.simulator.channel;

import dip.model.Delivery;
import dip.model.DipMessage;
import dip.model.MessageFacts;
import dip.model.json.MalformedJson;
import dip.model.validation.Finding;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code POST /validate/{IF}/{EventCode}}: whether a message is well formed, for whoever builds one. */
@Singleton
final class ValidateRoute {

    private final MessageRoute messages;
    private final BatchCheck check;
    private final Reply reply;

    ValidateRoute(MessageRoute messages, BatchCheck check, Reply reply) {
        this.messages = messages;
        this.check = check;
        this.reply = reply;
    }

    void post(RoutingContext call) {
        String event = "[" + call.pathParam("event") + "]";
        boolean exists = messages.channel(call.pathParam("id")).filter(channel -> channel.eventCodes().contains(event)).isPresent();
        if (!exists) {
            reply.empty(call, 404);
            return;
        }
        String problem = problem(Guard.body(call), call.pathParam("id"), event);
        reply.json(call, problem == null ? 201 : 400, problem == null ? "Message OK" : problem);
    }

    private String problem(byte[] body, String interfaceId, String event) {
        try {
            Delivery delivery = Delivery.parse(body, BatchCheck.LIMITS);
            for (int i = 0; i < delivery.count(); i++) {
                String problem = problem(delivery.message(i), interfaceId, event);
                if (problem != null) {
                    return problem;
                }
            }
            return null;
        } catch (MalformedJson malformed) {
            return malformed.getMessage();
        }
    }

    private String problem(DipMessage message, String interfaceId, String event) {
        MessageFacts facts = message.facts();
        if (!interfaceId.equals(facts.interfaceId()) || !event.equals(facts.eventCode())) {
            return "the path names " + interfaceId + " " + event + ", the message " + facts.interfaceId() + " " + facts.eventCode();
        }
        List<Finding> findings = check.structure(message);
        return findings.isEmpty() ? null : findings.getFirst().pointer() + ": " + findings.getFirst().advice();
    }
}
