package dip.model.validation;

import dip.model.json.JsonDocument;
import dip.model.json.JsonType;
import dip.model.time.MessageTime;
import java.util.HashSet;
import java.util.Set;

/**
 * What settlement will refuse of consumption data, IF-021, as far as it shows in the message itself (dip-spec section
 * 1.4). Needs reference data and is not here: run dates (ECS1003), registration state (ECS1008, ECS1009), an MPAN's
 * maximum (ECS1012).
 */
final class SettlementRules {

    static final String INTERFACE = "IF-021";

    private static final int SECONDS_A_DAY = 86_400;
    private static final double MINUTES = PeriodRules.PERIOD_SECONDS / 60.0;
    private static final Set<String> ACTIVE = Set.of("AI", "AE");
    private static final Set<String> REACTIVE = Set.of("RI", "RE");

    void check(Envelope message, RuleFindings findings) {
        if (!message.isInterface(INTERFACE)) {
            return;
        }
        JsonDocument json = message.json();
        int block = json.member(message.custom(), "B900");
        quantity(message, block, findings);
        days(json, json.member(block, "settlementDayConsumptionPeriods"), connectedFrom(message, findings), findings);
    }

    private void quantity(Envelope message, int block, RuleFindings findings) {
        int node = message.json().member(message.json().member(block, "MQID"), "measurementQuantityID");
        Set<String> allowed = switch (message.event()) {
            case "[ActivePower]" -> ACTIVE;
            case "[ReactivePower]" -> REACTIVE;
            case null, default -> null;
        };
        if (allowed != null && message.isString(node) && !allowed.contains(message.json().text(node))) {
            findings.report(node, Rule.QUANTITY, "Send " + (allowed == ACTIVE ? "AI or AE" : "RI or RE") + " with " + message.event() + '.');
        }
    }

    private static long connectedFrom(Envelope message, RuleFindings findings) {
        int node = message.json().member(message.json().member(message.custom(), "B067"), "connectionTypeEffectiveFromDate");
        return message.isString(node) ? time(message.json(), node, findings) : MessageTime.INVALID;
    }

    private void days(JsonDocument json, int days, long connectedFrom, RuleFindings findings) {
        if (!isArray(json, days)) {
            return;
        }
        PeriodRules periods = new PeriodRules(json, connectedFrom, findings);
        Set<Long> seen = new HashSet<>();
        for (int day = json.first(days); day != JsonDocument.MISSING && !findings.isFull(); day = json.next(day)) {
            int settlementDay = json.member(day, "settlementDay");
            duration(json, json.member(settlementDay, "periodDuration"), findings);
            long start = day(json, json.member(settlementDay, "settlementDayDate"), seen, findings);
            int list = json.member(day, "consumptionPeriods");
            if (isArray(json, list)) {
                periods.checkAll(list, start);
            }
        }
        periods.reportOverlaps();
    }

    /** The API fixes the duration, so structure says this first; a catalogue that allows others meets settlement's rule. */
    private static void duration(JsonDocument json, int node, RuleFindings findings) {
        if (node != JsonDocument.MISSING && json.type(node) == JsonType.NUMBER && Double.parseDouble(json.text(node)) != MINUTES) {
            findings.report(node, Rule.DURATION, "Send settlement periods of 30 minutes.");
        }
    }

    /** @return the day's first second, or {@link MessageTime#INVALID} where it is no day's */
    private static long day(JsonDocument json, int node, Set<Long> seen, RuleFindings findings) {
        if (node == JsonDocument.MISSING || json.type(node) != JsonType.STRING) {
            return MessageTime.INVALID;
        }
        long start = time(json, node, findings);
        if (start == MessageTime.INVALID) {
            return start;
        }
        if (Math.floorMod(start, SECONDS_A_DAY) != 0) {
            findings.report(node, Rule.DAY_START, "Start the settlement day at 00:00:00 UTC.");
            return MessageTime.INVALID;
        }
        if (!seen.add(start)) {
            findings.report(node, Rule.DAY_REPEATED, "Put all periods of a settlement day into one item.");
        }
        return start;
    }

    static long time(JsonDocument json, int node, RuleFindings findings) {
        long second = TimeRules.epochSecond(json, node);
        if (second == MessageTime.INVALID) {
            findings.report(node, Rule.DATE_TIME, TimeRules.FORM);
        }
        return second;
    }

    private static boolean isArray(JsonDocument json, int node) {
        return node != JsonDocument.MISSING && json.type(node) == JsonType.ARRAY;
    }
}
