package dip.egress.submission;

import dip.egress.outbox.NewMessage;
import dip.model.Delivery;
import dip.model.DipMessage;
import dip.model.MessageFacts;
import dip.model.catalogue.Catalogue;
import dip.model.identity.BusinessContent;
import dip.model.identity.CanonicalDigest;
import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import dip.model.validation.Finding;
import dip.model.validation.Finding.Severity;
import dip.model.validation.RuleSet;
import dip.model.validation.ValidationContext;
import dip.model.validation.ValidationSettings;
import dip.model.validation.Validator;
import dip.service.TimeOrderedIds;
import dip.service.participants.Participant;
import dip.service.participants.Participants;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Completes a message and judges it as the DIP and its recipient will, and whether we may send it at all. */
@Singleton
class Checks {

    private static final String SENDER = "/payload/CommonBlock/S1/";

    private final Completion completion;
    private final Validator validator;
    private final Catalogue catalogue;
    private final Participants participants;
    private final Guards guards;
    private final TimeOrderedIds ids;
    private final InstantSource clock;

    Checks(Completion completion, Catalogue catalogue, ValidationSettings settings, Participants participants, Guards guards,
            TimeOrderedIds ids, InstantSource clock) {
        this.completion = completion;
        this.validator = new Validator(catalogue, settings);
        this.catalogue = catalogue;
        this.participants = participants;
        this.guards = guards;
        this.ids = ids;
        this.clock = clock;
    }

    Checked check(DipMessage given) {
        DipMessage message = parsed(completion.complete(given));
        MessageFacts facts = message.facts();
        List<Finding> findings = new ArrayList<>(validator.validate(message,
                new ValidationContext(null, null, participants.environment(), clock.instant()), RuleSet.FULL));
        sender(facts).ifPresent(findings::add);
        if (findings.stream().anyMatch(Finding::isError)) {
            return new Checked(null, List.copyOf(findings));
        }
        return new Checked(new NewMessage(ids.next(), facts.senderDipId(), facts.interfaceId(), facts.senderUniqueReference(),
                facts.mpan(), message.bytes(), content(message, facts), guards.of(facts.interfaceId())), List.copyOf(findings));
    }

    /** The same to another recipient is no duplicate. */
    private static UUID content(DipMessage message, MessageFacts facts) {
        JsonDocument json = message.document();
        int a0 = json.member(json.member(json.member(message.node(), "payload"), "CommonBlock"), "A0");
        int recipients = json.member(a0, "primaryRecipients");
        return BusinessContent.key(new CanonicalDigest(), recipients == JsonDocument.MISSING ? null : json.text(recipients), message, facts);
    }

    /** The DIP would refuse what is signed by one participant and says that it comes from another. */
    private Optional<Finding> sender(MessageFacts facts) {
        if (facts.senderDipId() == null) {
            return Optional.of(error("senderDIPID", null, "MSG1009",
                    "Say which of our participants sends it: there are " + participants.all().size() + "."));
        }
        Optional<Participant> ours = participants.find(facts.senderDipId());
        if (ours.isEmpty()) {
            return Optional.of(error("senderDIPID", facts.senderDipId(), "MSG1009", "Send for our own participants only."));
        }
        return ours.filter(participant -> !participant.role().equals(facts.senderRoleId()))
                .map(participant -> error("senderRoleID", facts.senderRoleId(), "MSG1010",
                        participant.dipId() + " is configured with role " + participant.role() + "."));
    }

    private Finding error(String field, String value, String code, String advice) {
        return new Finding(SENDER + field, "own-sender", value, catalogue.responseCode(code), Severity.ERROR, advice);
    }

    private DipMessage parsed(byte[] json) {
        try {
            return Delivery.single(json, JsonLimits.DEFAULT);
        } catch (MalformedJson impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
