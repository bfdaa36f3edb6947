package dip.simulator.channel;

import dip.model.Delivery;
import dip.model.DipMessage;
import dip.model.MessageFacts;
import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import dip.model.json.MalformedJson;
import dip.model.response.ResponseCode;
import dip.model.response.StandardResponse.Item;
import dip.simulator.channel.BatchCheck.Problem;
import dip.simulator.channel.Relaying.Relayed;
import dip.simulator.egress.Addressed;
import dip.simulator.egress.Egress;
import dip.simulator.journal.Journal;
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
    private final StatusForwarding statuses;
    private final Egress egress;
    private final Identifiers identifiers;
    private final Journal journal;
    private final Reply reply;

    MessageRoute(Catalogue catalogue, BatchCheck check, Relaying relaying, StatusForwarding statuses, Egress egress,
            Identifiers identifiers, Journal journal, Reply reply) {
        this.catalogue = catalogue;
        this.check = check;
        this.relaying = relaying;
        this.statuses = statuses;
        this.egress = egress;
        this.identifiers = identifiers;
        this.journal = journal;
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
        List<Problem> problems = check.claim(Guard.caller(call), channel, batch);
        if (problems.isEmpty()) {
            relay(call, channel, batch);
        } else {
            reply.standard(call, 400, problems.stream().map(this::refused).toList());
        }
    }

    private Item refused(Problem problem) {
        ResponseCode code = catalogue.responseCode(problem.code());
        journal.refused(problem.facts(), code.message(), problem.help());
        return reply.about(problem.facts(), null, code, problem.help());
    }

    private void relay(RoutingContext call, InterfaceInfo channel, Delivery batch) {
        List<Item> accepted = new ArrayList<>();
        List<Relayed> all = new ArrayList<>();
        List<Addressed> postings = new ArrayList<>();
        for (int i = 0; i < batch.count(); i++) {
            DipMessage message = batch.message(i);
            MessageFacts facts = message.facts();
            String transactionId = identifiers.transactionId(channel.id(), facts.senderDipId(), facts.senderRoleId());
            accepted.add(reply.about(facts, transactionId, catalogue.responseCode("MSG0000"), null));
            Relayed relayed = relaying.relay(channel, message, transactionId);
            all.add(relayed);
            postings.addAll(relayed.postings());
        }
        postings.addAll(statuses.postings(all.stream().flatMap(relayed -> relayed.statuses().stream()).toList()));
        if (egress.offer(postings)) {
            reply.standard(call, 201, accepted);
        } else {
            relaying.undo(all);
            reply.empty(call, 429);
        }
    }
}
