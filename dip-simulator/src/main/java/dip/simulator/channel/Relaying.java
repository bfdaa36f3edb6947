package dip.simulator.channel;

import dip.model.DipMessage;
import dip.model.MessageFacts;
import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import dip.model.json.JsonDocument;
import dip.model.json.MalformedJson;
import dip.model.response.StandardResponse;
import dip.model.response.StandardResponse.Item;
import dip.service.participants.Participants;
import dip.signing.MessageSigner;
import dip.simulator.channel.Addressing.Recipients;
import dip.simulator.egress.Answer;
import dip.simulator.egress.Disposition;
import dip.simulator.egress.Egress.Addressed;
import dip.simulator.egress.SignedPosting;
import dip.simulator.message.Envelope;
import dip.simulator.message.Identifiers;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** What the DIP does with a message that it has taken: address it (L2), stamp it, and post it to each recipient. */
@Singleton
final class Relaying {

    private final Catalogue catalogue;
    private final Participants participants;
    private final Addressing addressing;
    private final Subscriptions subscriptions;
    private final StatusForwarding statuses;
    private final MessageSigner signer;
    private final Identifiers identifiers;
    private final Reply reply;

    Relaying(Catalogue catalogue, Participants participants, Addressing addressing, Subscriptions subscriptions,
            StatusForwarding statuses, MessageSigner signer, Identifiers identifiers, Reply reply) {
        this.catalogue = catalogue;
        this.participants = participants;
        this.addressing = addressing;
        this.subscriptions = subscriptions;
        this.statuses = statuses;
        this.signer = signer;
        this.identifiers = identifiers;
        this.reply = reply;
    }

    /** The postings of one message; an L2 failure goes to the sender's status webhook instead. */
    List<Addressed> postings(InterfaceInfo channel, DipMessage message, String transactionId) {
        MessageFacts facts = message.facts();
        List<String> primary = primaryRecipients(message);
        List<String> unknown = primary.stream().filter(dipId -> participants.find(dipId).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            refuse(facts, transactionId, "MSG1031", "unknown on this DIP: " + unknown);
            return List.of();
        }
        Recipients recipients = addressing.resolve(channel, facts, distributor(message), primary);
        if (recipients.all().isEmpty()) {
            refuse(facts, transactionId, facts.mpan() == null ? "MSG1037" : "MSG1038", "nobody is to get the message");
            return List.of();
        }
        addressing.learn(facts, primary);
        byte[] stamped = Envelope.stamp(message.bytes(), transactionId, identifiers.now(), channel.publicationId(),
                correlationId(facts));
        byte[] addressed = Envelope.address(stamped, recipients.primary(), recipients.secondary(), recipients.always());
        return postings(channel, Envelope.body(List.of(addressed)), recipients);
    }

    private List<Addressed> postings(InterfaceInfo channel, byte[] body, Recipients recipients) {
        List<Addressed> postings = new ArrayList<>();
        for (String recipient : recipients.all()) {
            subscriptions.webhook(recipient, channel.id()).ifPresent(url -> postings.add(
                    new Addressed(recipient, new SignedPosting(signer, url, body, this::ended))));
        }
        return postings;
    }

    /** L3: a refusal goes to the sender (dip-spec section 4). */
    private void ended(Disposition disposition, Answer answer) {
        if (disposition == Disposition.REFUSED && answer != null && answer.status() == 400) {
            try {
                statuses.forward(StandardResponse.parse(answer.body()).messages());
            } catch (MalformedJson noStandardResponse) {
                return;
            }
        }
    }

    private void refuse(MessageFacts facts, String transactionId, String code, String help) {
        Item status = reply.item(transactionId, facts.senderUniqueReference(), facts.senderCorrelationId(),
                facts.senderDipId(), catalogue.responseCode(code), help);
        statuses.forward(List.of(status));
    }

    /** The sender's, or a new one where the process starts with this message. */
    private String correlationId(MessageFacts facts) {
        return facts.senderCorrelationId() != null ? facts.senderCorrelationId() : identifiers.correlationId();
    }

    private static List<String> primaryRecipients(DipMessage message) {
        JsonDocument json = message.document();
        int list = json.member(json.member(common(message), "A0"), "primaryRecipients");
        List<String> dipIds = new ArrayList<>();
        if (list == JsonDocument.MISSING) {
            return dipIds;
        }
        for (int item = json.first(list); item != JsonDocument.MISSING; item = json.next(item)) {
            if (json.stringOrNull(item) != null) {
                dipIds.add(json.stringOrNull(item));
            }
        }
        return dipIds;
    }

    private static String distributor(DipMessage message) {
        JsonDocument json = message.document();
        int m0 = json.member(common(message), "M0");
        int block = m0 == JsonDocument.MISSING ? json.member(common(message), "M1") : m0;
        return json.stringOrNull(json.member(block, "distributorDIPID"));
    }

    private static int common(DipMessage message) {
        JsonDocument json = message.document();
        return json.member(json.member(message.node(), "payload"), "CommonBlock");
    }
}
