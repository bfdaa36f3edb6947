package dip.validation.judge;

import dip.messaging.InboundItem;
import dip.model.Delivery;
import dip.model.DipMessage;
import dip.model.MessageFacts;
import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import dip.model.validation.Finding;
import dip.model.validation.Finding.Severity;
import dip.model.validation.ValidationContext;
import dip.model.validation.ValidationSettings;
import dip.model.validation.Validator;
import dip.service.participants.ChannelPolicy;
import dip.service.participants.Participant;
import dip.service.participants.Participants;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Runs the rules that the channel's policy asks for (L4). The same item is always judged alike: time is its receipt. */
@ApplicationScoped
public class Judge {

    private static final MessageFacts NO_FACTS = new MessageFacts(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, false, null);

    private final Participants participants;
    private final Catalogue catalogue;
    private final Validator validator;
    private final JsonLimits limits;

    Judge(Participants participants, Catalogue catalogue, ValidationSettings settings) {
        this.participants = participants;
        this.catalogue = catalogue;
        this.validator = new Validator(catalogue, settings);
        this.limits = settings.parsing(JsonLimits.DEFAULT);
    }

    /** @throws Unprocessable where the item is for none of our DIP IDs, or came by a channel that the catalogue lacks */
    public Judged judge(InboundItem item) {
        Participant recipient = participants.find(item.recipientDipId()).orElseThrow(() ->
                new Unprocessable("recipient " + item.recipientDipId() + " is none of the participants"));
        InterfaceInfo channel = catalogue.byChannel(item.channel()).orElseThrow(() ->
                new Unprocessable("channel " + item.channel() + " is not in the catalogue"));
        ChannelPolicy policy = recipient.policy(channel.id());
        try {
            return judge(item, Delivery.single(item.body(), limits), channel, policy);
        } catch (MalformedJson malformed) {
            return new Judged(item, NO_FACTS, channel.id(), List.of(finding(malformed)), Keys.NONE, policy.businessDuplicates());
        }
    }

    private Judged judge(InboundItem item, DipMessage message, InterfaceInfo channel, ChannelPolicy policy) {
        MessageFacts facts = message.facts();
        ValidationContext context = new ValidationContext(item.recipientDipId(), item.channel(), participants.environment(),
                Instant.ofEpochMilli(item.receivedAt()));
        List<Finding> findings = validator.validate(message, context, policy.l4());
        String interfaceId = facts.interfaceId() == null ? channel.id()
                : catalogue.byChannel(facts.interfaceId()).orElse(channel).id();
        return new Judged(item, facts, interfaceId, findings, Keys.of(item.recipientDipId(), message, facts),
                policy.businessDuplicates());
    }

    private Finding finding(MalformedJson malformed) {
        return new Finding("", "json", null, catalogue.responseCode("RCP1001"), Severity.ERROR,
                "Send strict JSON: " + malformed.getMessage() + " (byte " + malformed.offset() + ").");
    }
}
