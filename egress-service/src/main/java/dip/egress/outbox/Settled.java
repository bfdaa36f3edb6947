package dip.egress.outbox;

import dip.messaging.SentMessage;
import dip.model.Delivery;
import dip.model.DipMessage;
import dip.model.MessageFacts;
import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A message that an attempt has settled, as it stands in the outbox now.
 *
 * @param transactionId the DIP's; null where it gave none
 * @param attempts calls that carried it
 */
record Settled(Claim claim, String transactionId, int attempts, Instant submittedAt, Instant settledAt) {

    private static final String[] ADDRESSEES = {"primaryRecipients", "secondaryRecipients", "always"};

    /** What others are told. @param detail a sentence for people; null where there is nothing to say */
    SentMessage told(SentMessage.Outcome outcome, int httpStatus, String code, String detail) {
        DipMessage message = message();
        MessageFacts facts = message.facts();
        return new SentMessage(claim.submission(), claim.correlationId(), facts.senderDipId(), claim.channel(), facts.eventCode(),
                claim.reference(), transactionId, facts.senderCorrelationId(), facts.mpan(), recipients(message), outcome, httpStatus,
                code, detail, attempts, submittedAt, settledAt, claim.json());
    }

    private DipMessage message() {
        try {
            return Delivery.single(claim.json(), JsonLimits.DEFAULT);
        } catch (MalformedJson impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> recipients(DipMessage message) {
        JsonDocument json = message.document();
        int a0 = json.member(json.member(json.member(message.node(), "payload"), "CommonBlock"), "A0");
        List<String> recipients = new ArrayList<>();
        for (String list : ADDRESSEES) {
            int ids = json.member(a0, list);
            int first = ids == JsonDocument.MISSING ? ids : json.first(ids);
            for (int id = first; id != JsonDocument.MISSING; id = json.next(id)) {
                String recipient = json.stringOrNull(id);
                if (recipient != null) {
                    recipients.add(recipient);
                }
            }
        }
        return recipients.stream().distinct().toList();
    }
}
