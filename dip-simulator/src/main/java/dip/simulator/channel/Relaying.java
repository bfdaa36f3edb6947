package dip.simulator.channel;

import dip.model.DipMessage;
import dip.model.MessageFacts;
import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import dip.model.response.ResponseCode;
import dip.signing.MessageSigner;
import dip.simulator.channel.AddressCheck.Problem;
import dip.simulator.channel.Addressing.Recipients;
import dip.simulator.egress.Egress.Addressed;
import dip.simulator.egress.SignedPosting;
import dip.simulator.journal.Journal;
import dip.simulator.journal.PostingTrail;
import dip.simulator.journal.Stage;
import dip.simulator.journal.State;
import dip.simulator.journal.Step;
import dip.simulator.journal.Trail;
import dip.simulator.message.Envelope;
import dip.simulator.message.Identifiers;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the DIP does with a message that it has taken: address it (L2), stamp it, and post it to each recipient. */
@Singleton
final class Relaying {

    private final Catalogue catalogue;
    private final Addressing addressing;
    private final AddressCheck check;
    private final Subscriptions subscriptions;
    private final StatusForwarding statuses;
    private final MessageSigner signer;
    private final Identifiers identifiers;
    private final Journal journal;
    private final Reply reply;

    /** What is to be posted about one message, and where its way is noted. */
    record Relayed(Trail trail, List<Addressed> postings) {
    }

    Relaying(Catalogue catalogue, Addressing addressing, AddressCheck check, Subscriptions subscriptions,
            StatusForwarding statuses, MessageSigner signer, Identifiers identifiers, Journal journal, Reply reply) {
        this.catalogue = catalogue;
        this.addressing = addressing;
        this.check = check;
        this.subscriptions = subscriptions;
        this.statuses = statuses;
        this.signer = signer;
        this.identifiers = identifiers;
        this.journal = journal;
        this.reply = reply;
    }

    /** The postings of one message: to its recipients, or an L2 failure to its sender's status webhook. */
    Relayed relay(InterfaceInfo channel, DipMessage message, String transactionId) {
        MessageFacts facts = message.facts();
        NamedParties named = NamedParties.in(message);
        Recipients recipients = addressing.resolve(channel, facts, named);
        String correlationId = correlationId(facts);
        Trail trail = journal.taken(facts, transactionId, correlationId);
        Optional<Problem> problem = check.check(facts, named, recipients);
        if (problem.isPresent()) {
            ResponseCode code = catalogue.responseCode(problem.get().code());
            trail.add(Step.notAddressed(code.message(), problem.get().help()));
            return new Relayed(trail, statuses.postings(List.of(reply.about(facts, transactionId, code, problem.get().help()))));
        }
        if (facts.mpan() != null) {
            addressing.learn(facts, named.primary());
            trail.add(Step.mpanUpdated());
        }
        trail.add(Step.addressed(List.copyOf(recipients.all()), addressing.map(recipients)));
        byte[] stamped = Envelope.stamp(message.bytes(), transactionId, identifiers.now(), channel.publicationId(), correlationId);
        byte[] addressed = Envelope.address(stamped, recipients.primary(), recipients.secondary(), recipients.always());
        return new Relayed(trail, postings(channel, Envelope.body(List.of(addressed)), recipients, trail));
    }

    private List<Addressed> postings(InterfaceInfo channel, byte[] body, Recipients recipients, Trail trail) {
        List<Addressed> postings = new ArrayList<>();
        for (String recipient : recipients.all()) {
            Optional<String> webhook = subscriptions.webhook(recipient, channel.id());
            if (webhook.isPresent()) {
                String url = webhook.get();
                postings.add(new Addressed(recipient, new SignedPosting(signer, url, body,
                        new PostingTrail(Stage.OUTBOUND, List.of(trail), recipient, url), new SenderNotice(statuses))));
            } else {
                trail.add(Step.at(Stage.OUTBOUND, State.DELIVERY_FAILURE, recipient, "has no webhook for " + channel.id()));
            }
        }
        return postings;
    }

    /** The sender's, or a new one where the process starts with this message. */
    private String correlationId(MessageFacts facts) {
        return facts.senderCorrelationId() != null ? facts.senderCorrelationId() : identifiers.correlationId();
    }
}
