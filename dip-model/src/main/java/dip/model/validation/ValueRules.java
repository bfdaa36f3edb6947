package dip.model.validation;

import dip.model.Mpan;
import dip.model.catalogue.Catalogue;
import dip.model.catalogue.Variant;
import dip.model.json.JsonDocument;
import dip.model.time.MessageTime;
import dip.model.validation.Finding.Severity;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Dates and times have to exist, where structure looks at their length alone; MPANs have to fit their check digit
 * (dip-spec section 1.3), though whether the DIP checks that is not known.
 */
final class ValueRules {

    private static final String DATE_FORM = "Give a real date, as in 2022-03-21.";

    /** Times here have rules and codes of their own. */
    private static final Set<String> JUDGED_ELSEWHERE = Set.of("S1", "D0");
    /** Settlement's rules look at each time of a consumption message anyway. */
    private static final Set<String> JUDGED_BY_SETTLEMENT = Set.of("S1", "D0", "CustomBlock");

    private final Map<String, TypedFields> byEvent = new HashMap<>();
    private final Severity checkDigit;

    /** @param checkDigit severity of a wrong check digit; null switches the rule off */
    ValueRules(Catalogue catalogue, Severity checkDigit) {
        this.checkDigit = checkDigit;
        for (Variant variant : catalogue.variants()) {
            boolean consumption = variant.interfaceId().equals(SettlementRules.INTERFACE);
            TypedFields fields = TypedFields.of(variant.payload(), consumption ? JUDGED_BY_SETTLEMENT : JUDGED_ELSEWHERE);
            if (fields != null) {
                variant.eventCodes().forEach(event -> byEvent.put(key(variant.interfaceId(), event), fields));
            }
        }
    }

    void check(Envelope message, RuleFindings findings) {
        TypedFields fields = message.info() == null ? null : byEvent.get(key(message.info().id(), message.event()));
        if (fields != null) {
            fields.visit(message.json(), message.payload(), findings::isFull,
                    (kind, node) -> check(message.json(), node, kind, findings));
        }
    }

    private void check(JsonDocument json, int node, TypedFields.Kind kind, RuleFindings findings) {
        switch (kind) {
            case DATE_TIME -> {
                if (TimeRules.epochSecond(json, node) == MessageTime.INVALID) {
                    findings.report(node, Rule.DATE_TIME, TimeRules.FORM);
                }
            }
            case DATE -> {
                if (MessageTime.epochSecond(json.text(node) + "T00:00:00+00:00") == MessageTime.INVALID) {
                    findings.report(node, Rule.DATE_TIME, DATE_FORM);
                }
            }
            case MPAN -> {
                if (checkDigit != null && !Mpan.isValid(json.text(node))) {
                    findings.report(node, Rule.MPAN_CHECK_DIGIT, checkDigit,
                            "Check the MPAN: its 13th digit does not fit the twelve before it.");
                }
            }
        }
    }

    private static String key(String interfaceId, String event) {
        return interfaceId + ' ' + event;
    }
}
