package dip.simulator.channel;

import dip.model.DipMessage;
import dip.model.MessageFacts;
import dip.model.catalogue.InterfaceInfo;
import dip.model.response.StandardResponse.Item;
import dip.signing.MessageSigner;
import dip.simulator.channel.AddressCheck.Problem;
import dip.simulator.channel.Addressing.Recipients;
import dip.simulator.egress.Addressed;
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
import java.util.Objects;
import java.util.Optional;

/** What the DIP does with a message that it has taken: address it (L2), stamp it, and post it to each recipient. */
@Singleton
final class Relaying {

    private final Addressing addressing;
    private final AddressCheck check;
    private final Subscriptions subscriptions;
    private final Counterparties counterparties;
    private final SenderNotice notice;
    private final SeenReferences seen;
    private final MessageSigner signer;
    private final Identifiers identifiers;
    private final Journal journal;
    private final Reply reply;

    /**
     * What is to be said and posted about one message.
     *
     * @param reference that the message claimed; null where an earlier one has it
     * @param statuses for the sender, at once
     */
    record Relayed(String reference, Trail trail, List<Addressed> postings, List<Item> statuses) {
    }

    Relaying(Addressing addressing, AddressCheck check, Subscriptions subscriptions, Counterparties counterparties,
            SenderNotice notice, SeenReferences seen, MessageSigner signer, Identifiers identifiers, Journal journal,
            Reply reply) {
        this.addressing = addressing;
        this.check = check;
        this.subscriptions = subscriptions;
        this.counterparties = counterparties;
        this.notice = notice;
        this.seen = seen;
        this.signer = signer;
        this.identifiers = identifiers;
        this.journal = journal;
        this.reply = reply;
    }

    /** To a message's recipients, or an L2 failure to its sender. */
    Relayed relay(InterfaceInfo channel, DipMessage message, String transactionId) {
        MessageFacts facts = message.facts();
        NamedParties named = NamedParties.in(message);
        Recipients recipients = addressing.resolve(channel, facts, named);
        String correlationId = correlationId(facts);
        Trail trail = journal.taken(facts, transactionId, correlationId);
        Optional<Problem> problem = check.check(channel, facts, named, recipients);
        if (problem.isPresent()) {
            return fail(facts, transactionId, problem.get(), trail);
        }
        if (facts.mpan() != null) {
            addressing.learn(facts, named.primary());
            trail.add(Step.mpanUpdated());
        }
        trail.add(Step.addressed(List.copyOf(recipients.all()), addressing.map(recipients)));
        byte[] stamped = Envelope.stamp(message.bytes(), transactionId, identifiers.now(), channel.publicationId(), correlationId);
        byte[] addressed = Envelope.address(stamped, recipients.primary(), recipients.secondary(), recipients.always());
        byte[] body = Envelope.body(List.of(addressed));
        Relayed relayed = new Relayed(facts.senderUniqueReference(), trail, new ArrayList<>(), new ArrayList<>());
        recipients.all().forEach(recipient -> send(recipient, channel, facts, transactionId, body, relayed));
        return relayed;
    }

    /** Of a batch that was not taken after all. */
    void undo(List<Relayed> notTaken) {
        journal.forget(notTaken.stream().map(Relayed::trail).toList());
        seen.release(notTaken.stream().map(Relayed::reference).filter(Objects::nonNull).toList());
    }

    private Relayed fail(MessageFacts facts, String transactionId, Problem problem, Trail trail) {
        trail.add(Step.notAddressed(problem.code().message(), problem.help()));
        return new Relayed(problem.isRepeated() ? null : facts.senderUniqueReference(), trail, List.of(),
                List.of(reply.about(facts, transactionId, problem.code(), problem.help())));
    }

    private void send(String recipient, InterfaceInfo channel, MessageFacts facts, String transactionId, byte[] body,
            Relayed relayed) {
        Optional<String> webhook = subscriptions.webhook(recipient, channel.id());
        if (webhook.isPresent()) {
            String url = webhook.get();
            relayed.postings().add(new Addressed(recipient, channel.id(), new SignedPosting(signer, url, body,
                    new PostingTrail(Stage.OUTBOUND, List.of(relayed.trail()), recipient, url),
                    notice.about(facts, transactionId, recipient))));
        } else if (counterparties.plays(recipient)) {
            relayed.trail().add(Step.at(Stage.OUTBOUND, State.DELIVERED, recipient, "played by the simulator"));
            counterparties.judge(recipient, channel, facts, transactionId).ifPresent(relayed.statuses()::add);
        } else {
            relayed.trail().add(Step.at(Stage.OUTBOUND, State.DELIVERY_FAILURE, recipient, "has no webhook for " + channel.id()));
        }
    }

    /** The sender's, or a new one where the process starts with this message. */
    private String correlationId(MessageFacts facts) {
        return facts.senderCorrelationId() != null ? facts.senderCorrelationId() : identifiers.correlationId();
    }
}
