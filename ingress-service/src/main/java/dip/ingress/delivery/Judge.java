package dip.ingress.delivery;

import dip.ingress.webhook.Webhook;
import dip.model.DipMessage;
import dip.model.MessageFacts;
import dip.model.catalogue.Catalogue;
import dip.model.json.JsonType;
import dip.model.response.ResponseCode;
import dip.model.validation.Finding;
import dip.model.validation.RuleSet;
import dip.model.validation.ValidationContext;
import dip.model.validation.ValidationSettings;
import dip.model.validation.Validator;
import dip.service.participants.Participants;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Applies the channel's L3 policy to one item. */
@Singleton
final class Judge {

    private final Validator validator;
    private final String environment;
    private final ResponseCode wrongInterface;
    private final ResponseCode wrongShape;

    Judge(Catalogue catalogue, ValidationSettings settings, Participants participants) {
        validator = new Validator(catalogue, settings);
        environment = participants.environment();
        wrongInterface = catalogue.responseCode("RCP1002");
        wrongShape = catalogue.responseCode("RCP1001");
    }

    Judged judge(Posted posted, DipMessage item) {
        return switch (posted.webhook()) {
            case Webhook.Messages webhook -> message(webhook, item, posted.receivedAt());
            case Webhook.StatusMessages webhook -> statusMessage(item);
        };
    }

    private Judged message(Webhook.Messages webhook, DipMessage item, long receivedAt) {
        MessageFacts facts = item.facts();
        RuleSet rules = webhook.policy().l3();
        List<Finding> findings = rules == RuleSet.SIGNATURE_ONLY ? List.of()
                : validator.validate(item, new ValidationContext(webhook.recipient().dipId(), webhook.channel(),
                        environment, Instant.ofEpochMilli(receivedAt)), rules);
        if (rules == RuleSet.STRUCTURE && isOfAnotherInterface(webhook, facts)) {
            findings = with(findings, new Finding("/payload/CommonBlock/S0/interfaceID", "channel", facts.interfaceId(),
                    wrongInterface, Finding.Severity.ERROR,
                    "this webhook takes " + webhook.interfaceInfo().id() + " alone; deliver the message to its own."));
        }
        return new Judged(item, Reference.ofMessage(facts), findings);
    }

    private static boolean isOfAnotherInterface(Webhook.Messages webhook, MessageFacts facts) {
        return facts.interfaceId() != null && !facts.interfaceId().equals(webhook.interfaceInfo().id());
    }

    private static List<Finding> with(List<Finding> findings, Finding another) {
        List<Finding> all = new ArrayList<>(findings);
        all.add(another);
        return all;
    }

    /** Lenient: what the DIP reports is kept, and read, even where keys are missing. */
    private Judged statusMessage(DipMessage item) {
        if (item.document().type(item.node()) == JsonType.OBJECT) {
            return new Judged(item, Reference.ofStatusMessage(item), List.of());
        }
        return new Judged(item, Reference.NONE, List.of(new Finding("", "type", null, wrongShape,
                Finding.Severity.ERROR, "a status message is a JSON object.")));
    }
}
