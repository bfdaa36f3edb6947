package dip.ingress.delivery;

import dip.ingress.Refusal;
import dip.ingress.webhook.Webhook;
import dip.messaging.InboundItem;
import dip.model.Delivery;
import dip.model.response.StandardResponse;
import dip.model.validation.Finding;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides what becomes of a delivery: it stands or falls together, unless its channel takes a part. */
@Singleton
final class Decider {

    private static final byte[] NOTHING = {};

    private final Responses responses;

    Decider(Responses responses) {
        this.responses = responses;
    }

    Decision decide(Evidence evidence, Delivery delivery, List<Judged> items) {
        String dipId = evidence.posted().recipientDipId();
        int firstBad = firstBad(items);
        if (firstBad < 0) {
            return split(evidence, delivery, items, true, Decision.ACCEPTED, responses.itemByItem(dipId, items));
        }
        if (isPartialAllowed(evidence.posted().webhook()) && items.stream().anyMatch(Judged::isGood)) {
            return split(evidence, delivery, items, true, Decision.PARTLY_ACCEPTED, responses.itemByItem(dipId, items));
        }
        return split(evidence, delivery, items, false, Refusal.CONTENT_INVALID.status(),
                responses.allRefused(dipId, items, firstBad));
    }

    private Decision split(Evidence evidence, Delivery delivery, List<Judged> items, boolean acceptGood, int status,
            StandardResponse response) {
        List<InboundItem> accepted = new ArrayList<>(items.size());
        List<Decision.RefusedItem> refused = new ArrayList<>(0);
        for (int i = 0; i < items.size(); i++) {
            byte[] after = i == items.size() - 1 ? delivery.after() : NOTHING;
            InboundItem item = evidence.item(i, items.size(), delivery.before(i), items.get(i).message().bytes(), after);
            if (acceptGood && items.get(i).isGood()) {
                accepted.add(item);
            } else {
                refused.add(new Decision.RefusedItem(item, items.get(i).findings()));
            }
        }
        return new Decision(status, response, accepted, refused,
                refused.isEmpty() ? Optional.empty() : Optional.of(Refusal.CONTENT_INVALID));
    }

    /** For a body that is not taken apart. */
    Decision refuseWhole(Evidence evidence, Refusal refusal, String help) {
        Finding finding = new Finding("", refusal.id(), null, responses.code(refusal), Finding.Severity.ERROR, help);
        return new Decision(refusal.status(), responses.refusal(refusal, evidence.posted().recipientDipId(), help),
                List.of(), List.of(new Decision.RefusedItem(evidence.whole(), List.of(finding))), Optional.of(refusal));
    }

    private static int firstBad(List<Judged> items) {
        for (int i = 0; i < items.size(); i++) {
            if (!items.get(i).isGood()) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isPartialAllowed(Webhook webhook) {
        return switch (webhook) {
            case Webhook.Messages messages -> messages.policy().partial();
            case Webhook.StatusMessages status -> false;
        };
    }
}
