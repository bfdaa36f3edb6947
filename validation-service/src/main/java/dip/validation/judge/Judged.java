package dip.validation.judge;

import dip.messaging.InboundItem;
import dip.messaging.Verdict;
import dip.messaging.Verdict.Outcome;
import dip.model.MessageFacts;
import dip.model.validation.Finding;
import dip.service.participants.DuplicatePolicy;
import java.util.List;

/**
 * An item, and what can be said of it alone: before anybody asks whether it came before.
 *
 * @param facts all null where the item's body is no JSON
 * @param interfaceId an interface of the catalogue: the message's own, or its channel's where it names none
 * @param findings of the rules that the channel's policy asks for
 */
public record Judged(InboundItem item, MessageFacts facts, String interfaceId, List<Finding> findings, Keys keys,
        DuplicatePolicy businessDuplicates) {

    public String itemId() {
        return item.itemId();
    }

    public boolean isGood() {
        return findings.stream().noneMatch(Finding::isError);
    }

    /**
     * @param duplicateOf itemId of the first one, or null
     * @param validatedAt epoch milliseconds
     */
    public Verdict verdict(Outcome outcome, List<Finding> all, String duplicateOf, long validatedAt) {
        return new Verdict(itemId(), item.recipientDipId(), item.channel(), facts.interfaceId(), facts.eventCode(),
                facts.transactionId(), facts.senderUniqueReference(), facts.senderDipId(), facts.senderCorrelationId(),
                facts.initialCorrelationId(), facts.connectionProviderId(), facts.mpan(), item.correlationId(), outcome,
                all, duplicateOf, item.receivedAt(), validatedAt);
    }
}
