package dip.status.remedy;

import dip.model.Delivery;
import dip.model.catalogue.Catalogue;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import dip.model.validation.Finding;
import dip.model.validation.RuleSet;
import dip.model.validation.ValidationContext;
import dip.model.validation.ValidationSettings;
import dip.model.validation.Validator;
import dip.service.participants.Participants;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;

/**
 * Messages of ours to be sent anew: the same content, mended where that is wanted, for egress to give it a reference and a time.
 * What is mended is judged by egress' rules before: who mends it learns at once what is wrong.
 */
@Singleton
class Anew {

    /** What egress gives. */
    private static final Map<String, String> NEW = Map.of("/payload/CommonBlock/S1/senderUniqueReference", Fix.NULL,
            "/payload/CommonBlock/S1/senderTimestamp", Fix.NULL);

    private final Validator validator;
    private final Participants participants;
    private final InstantSource clock;

    Anew(Catalogue catalogue, ValidationSettings settings, Participants participants, InstantSource clock) {
        this.validator = new Validator(catalogue, settings);
        this.participants = participants;
        this.clock = clock;
    }

    /**
     * @param body for egress
     * @param unmended why it is not to be sent; null where it is
     */
    record Message(byte[] body, Unmended unmended) {
    }

    /** @param sent as it was sent; what is no JSON comes back as it is, for egress to refuse */
    Message of(byte[] sent, Fix fix) {
        try {
            Changes.Made mended = Changes.in(sent, fix.changes());
            Unmended unmended = fix.changes().isEmpty() ? null
                    : mended.astray() == null ? wrong(mended.json()) : Unmended.astray(mended.astray());
            return new Message(Changes.in(mended.json(), NEW).json(), unmended);
        } catch (MalformedJson notOurs) {
            return new Message(sent, null);
        }
    }

    private Unmended wrong(byte[] mended) throws MalformedJson {
        return validator.validate(Delivery.single(mended, JsonLimits.DEFAULT),
                        new ValidationContext(null, null, participants.environment(), clock.instant()), RuleSet.FULL).stream()
                .filter(Finding::isError).findFirst()
                .map(finding -> new Unmended(finding.pointer(), finding.rule(), finding.advice())).orElse(null);
    }
}
