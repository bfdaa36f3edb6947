package dip.ingress.delivery;

import dip.ingress.IngressConfig;
import dip.ingress.IngressMetrics;
import dip.ingress.Refusal;
import dip.model.Delivery;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import dip.model.validation.ValidationSettings;
import dip.signing.Verification;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Takes a delivery apart and judges what it holds. Changes nothing. */
@Singleton
final class Examiner {

    private final JsonLimits limits;
    private final int maxMessages;
    private final Judge judge;
    private final Decider decider;
    private final IngressMetrics metrics;

    Examiner(IngressConfig config, ValidationSettings settings, Judge judge, Decider decider, IngressMetrics metrics) {
        JsonLimits defaults = settings.parsing(JsonLimits.DEFAULT);
        limits = new JsonLimits((int) config.limits().bodySize().asLongValue(), defaults.maxDepth(),
                defaults.maxNumberLength(), defaults.foldNames());
        maxMessages = config.limits().messages();
        this.judge = judge;
        this.decider = decider;
        this.metrics = metrics;
    }

    Decision unsigned(Posted posted, Verification.Invalid reason) {
        return decider.refuseWhole(Evidence.unverified(posted), Refusal.SIGNATURE_INVALID,
                id(reason.reason()) + ": " + reason.detail());
    }

    Decision examine(Evidence evidence) {
        long start = System.nanoTime();
        Delivery delivery;
        try {
            delivery = Delivery.parse(evidence.posted().body(), limits);
        } catch (MalformedJson malformed) {
            return decider.refuseWhole(evidence, Refusal.MALFORMED_JSON, "At byte " + malformed.offset() + ": " + malformed.getMessage()
                    + " (" + id(malformed.reason()) + ").");
        }
        long parsed = System.nanoTime();
        metrics.parsed(parsed - start);
        if (delivery.count() > maxMessages) {
            return decider.refuseWhole(evidence, Refusal.TOO_MANY_MESSAGES, "The delivery holds " + delivery.count()
                    + " messages; this webhook takes " + maxMessages + " at once. Deliver them in smaller parts.");
        }
        List<Judged> items = judgeAll(evidence.posted(), delivery);
        metrics.validated(System.nanoTime() - parsed);
        return decider.decide(evidence, delivery, items);
    }

    private List<Judged> judgeAll(Posted posted, Delivery delivery) {
        List<Judged> items = new ArrayList<>(delivery.count());
        for (int i = 0; i < delivery.count(); i++) {
            items.add(judge.judge(posted, delivery.message(i)));
        }
        return items;
    }

    private static String id(Enum<?> reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
