package dip.simulator.channel;

import dip.model.Delivery;
import dip.model.DipMessage;
import dip.model.MessageFacts;
import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import dip.model.json.MalformedJson;
import dip.model.response.StandardResponse.Item;
import dip.simulator.channel.BatchCheck.Problem;
import dip.simulator.egress.Egress;
import dip.simulator.egress.Egress.Addressed;
import dip.simulator.message.Identifiers;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code POST /dip-channel/{id}}: L1 in the answer, then on to the recipients. */
@Singleton
final class MessageRoute {

    private final Catalogue catalogue;
    private final BatchCheck check;
    private final Relaying relaying;
    private final Egress egress;
    private final Identifiers identifiers;
    private final Reply reply;

    MessageRoute(Catalogue catalogue, BatchCheck check, Relaying relaying, Egress egress, Identifiers identifiers,
            Reply reply) {
        this.catalogue = catalogue;
        this.check = check;
        this.relaying = relaying;
        this.egress = egress;
        this.identifiers = identifiers;
        this.reply = reply;
    }

    void post(RoutingContext call) {
        Optional<InterfaceInfo> channel = channel(call.pathParam("id"));
        if (channel.isEmpty()) {
            reply.empty(call, 404);
            return;
        }
        try {
            take(call, channel.get(), Delivery.parse(Guard.body(call), BatchCheck.LIMITS));
        } catch (MalformedJson malformed) {
            reply.standard(call, 400, List.of(reply.item(null, null, null, Guard.caller(call).dipId(),
                    catalogue.responseCode("MSG1001"), malformed.getMessage())));
        }
    }

    /** By interface ID alone: a publication is no channel to send on. */
    Optional<InterfaceInfo> channel(String id) {
        return catalogue.byChannel(id).filter(channel -> channel.id().equals(id));
    }

    private void take(RoutingContext call, InterfaceInfo channel, Delivery batch) {
        List<Problem> problems = check.check(Guard.caller(call), channel, batch);
        if (!problems.isEmpty()) {
            reply.standard(call, 400, problems.stream().map(problem -> item(problem.facts(), null,
                    problem.code(), problem.help())).toList());
            return;
        }
        List<Item> accepted = new ArrayList<>();
        List<Addressed> postings = new ArrayList<>();
        for (int i = 0; i < batch.count(); i++) {
            DipMessage message = batch.message(i);
            MessageFacts facts = message.facts();
            String transactionId = identifiers.transactionId(channel.id(), facts.senderDipId(), facts.senderRoleId());
            accepted.add(item(facts, transactionId, "MSG0000", null));
            postings.addAll(relaying.postings(channel, message, transactionId));
        }
        if (egress.offer(postings)) {
            check.remember(batch);
            reply.standard(call, 201, accepted);
        } else {
            reply.empty(call, 429);
        }
    }

    private Item item(MessageFacts facts, String transactionId, String code, String help) {
        return reply.item(transactionId, facts.senderUniqueReference(), facts.senderCorrelationId(), facts.senderDipId(),
                catalogue.responseCode(code), help);
    }
}
