package dip.ingress.delivery;

import dip.ingress.IngressConfig;
import dip.ingress.IngressMetrics;
import dip.ingress.Refusal;
import dip.ingress.webhook.Webhook;
import dip.messaging.InboundItem;
import dip.model.Delivery;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import dip.model.response.StandardResponse;
import dip.model.validation.Finding;
import dip.model.validation.ValidationSettings;
import dip.signing.Verification;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes a delivery apart and decides what becomes of it. Changes nothing. */
@Singleton
final class Examiner {

    private static final byte[] NOTHING = {};

    private final JsonLimits limits;
    private final int maxMessages;
    private final Judge judge;
    private final Responses responses;
    private final IngressMetrics metrics;

    Examiner(IngressConfig config, ValidationSettings settings, Judge judge, Responses responses, IngressMetrics metrics) {
        JsonLimits defaults = settings.parsing(JsonLimits.DEFAULT);
        limits = new JsonLimits((int) config.limits().bodySize().asLongValue(), defaults.maxDepth(),
                defaults.maxNumberLength(), defaults.foldNames());
        maxMessages = config.limits().messages();
        this.judge = judge;
        this.responses = responses;
        this.metrics = metrics;
    }

    Decision unsigned(Posted posted, Verification.Invalid reason) {
        return refuseWhole(Evidence.unverified(posted), Refusal.SIGNATURE_INVALID,
                id(reason.reason()) + ": " + reason.detail());
    }

    Decision examine(Evidence evidence) {
        long start = System.nanoTime();
        Delivery delivery;
        try {
            delivery = Delivery.parse(evidence.posted().body(), limits);
        } catch (MalformedJson malformed) {
            return refuseWhole(evidence, Refusal.MALFORMED_JSON, "At byte " + malformed.offset() + ": " + malformed.getMessage()
                    + " (" + id(malformed.reason()) + ").");
        }
        long parsed = System.nanoTime();
        metrics.parsed(parsed - start);
        if (delivery.count() > maxMessages) {
            return refuseWhole(evidence, Refusal.TOO_MANY_MESSAGES, "The delivery holds " + delivery.count()
                    + " messages; this webhook takes " + maxMessages + " at once. Deliver them in smaller parts.");
        }
        List<Judged> items = judgeAll(evidence.posted(), delivery);
        metrics.validated(System.nanoTime() - parsed);
        return decide(evidence, delivery, items);
    }

    private List<Judged> judgeAll(Posted posted, Delivery delivery) {
        List<Judged> items = new ArrayList<>(delivery.count());
        for (int i = 0; i < delivery.count(); i++) {
            items.add(judge.judge(posted, delivery.message(i)));
        }
        return items;
    }

    private Decision decide(Evidence evidence, Delivery delivery, List<Judged> items) {
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

    private Decision refuseWhole(Evidence evidence, Refusal refusal, String help) {
        Finding finding = new Finding("", refusal.id(), null, responses.code(refusal), Finding.Severity.ERROR, help);
        return new Decision(refusal.status(), responses.refusal(refusal, evidence.posted().recipientDipId(), help),
                List.of(), List.of(new Decision.RefusedItem(evidence.whole(), List.of(finding))), Optional.of(refusal));
    }

    private static String id(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
