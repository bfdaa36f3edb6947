package dip.model.validation;

import dip.model.json.JsonDocument;
import dip.model.json.JsonType;
import dip.model.time.MessageTime;
import java.nio.charset.StandardCharsets;

/**
 * Settlement periods of one message: up to 9,600, so each is read in place, in one pass over its members
 * ({@code sp} end, {@code v} value, {@code q} quality, {@code e} estimation reason, {@code arc} amendment reason).
 */
final class PeriodRules {

    static final int PERIOD_SECONDS = 1_800;

    private static final int DAY_SECONDS = 86_400;
    private static final byte[] SP = ascii("sp");
    private static final byte[] V = ascii("v");
    private static final byte[] Q = ascii("q");
    private static final byte[] E = ascii("e");
    private static final byte[] ARC = ascii("arc");
    private static final String AMENDED = "9";

    private final JsonDocument json;
    private final long connectedFrom;
    private final RuleFindings findings;
    private final PeriodOverlaps overlaps = new PeriodOverlaps();
    private int sp;
    private int v;
    private int q;
    private int e;
    private int arc;

    /** @param connectedFrom second from which the connection type holds; {@link MessageTime#INVALID} where unknown */
    PeriodRules(JsonDocument json, long connectedFrom, RuleFindings findings) {
        this.json = json;
        this.connectedFrom = connectedFrom;
        this.findings = findings;
    }

    /** @param day first second of the settlement day; {@link MessageTime#INVALID} where unknown */
    void checkAll(int periods, long day) {
        for (int period = json.first(periods); period != JsonDocument.MISSING && !findings.isFull(); period = json.next(period)) {
            if (json.type(period) == JsonType.OBJECT) {
                read(period);
                end(day);
                value();
                reasons();
            }
        }
    }

    /** Periods that meet others of the message, whatever day they stand in. */
    void reportOverlaps() {
        overlaps.report(findings);
    }

    private void read(int period) {
        sp = v = q = e = arc = JsonDocument.MISSING;
        for (int node = json.first(period); node != JsonDocument.MISSING; node = json.next(node)) {
            if (json.isNamed(node, SP)) {
                sp = node;
            } else if (json.isNamed(node, V)) {
                v = node;
            } else if (json.isNamed(node, Q)) {
                q = node;
            } else if (json.isNamed(node, E)) {
                e = node;
            } else if (json.isNamed(node, ARC)) {
                arc = node;
            }
        }
    }

    private void end(long day) {
        if (!isString(sp)) {
            return;
        }
        long end = SettlementRules.time(json, sp, findings);
        if (end == MessageTime.INVALID) {
            return;
        }
        overlaps.add(end, sp);
        if (Math.floorMod(end, PERIOD_SECONDS) != 0) {
            findings.report(sp, Rule.PERIOD_END, "End settlement periods on the hour or the half-hour.");
        } else if (day != MessageTime.INVALID && (end <= day || end > day + DAY_SECONDS)) {
            findings.report(sp, Rule.PERIOD_END, "Give the period's end in UTC, in its own settlement day: 00:30 to 24:00, which is the next day's 00:00.");
        }
        if (connectedFrom != MessageTime.INVALID && end < connectedFrom) {
            findings.report(sp, Rule.PERIOD_BEFORE_CONNECTION, "Leave out periods that end before connectionTypeEffectiveFromDate.");
        }
    }

    private void value() {
        if (!isString(v) || isZero()) {
            return;
        }
        if (json.bytes()[json.start(v) + 1] == '-') {
            findings.report(v, Rule.NEGATIVE, "Send consumption of zero or more.");
        }
        if (qualityStartsWith('Z')) {
            findings.report(v, Rule.ZERO_ESTIMATE, "Send 0.000 with quality " + Findings.shortened(json, q) + ", or another quality.");
        }
    }

    /** All qualities from {@code E} and {@code ZE} on are estimates; of {@code AAE1} to {@code AAE3} the sources say nothing. */
    private void reasons() {
        if (isNull(e) && (qualityStartsWith('E') || qualityStartsWith('Z'))) {
            findings.report(e, Rule.ESTIMATION_REASON, "Say with e why the value is an estimate: quality is " + Findings.shortened(json, q) + '.');
        }
        if (isNull(arc) && AMENDED.equals(json.stringOrNull(e))) {
            findings.report(arc, Rule.AMENDMENT_REASON, "Say with arc why consumption was amended: e is 9.");
        }
    }

    private boolean isZero() {
        byte[] text = json.isPlain(v) ? json.bytes() : json.utf8(v);
        int from = json.isPlain(v) ? json.start(v) + 1 : 0;
        int to = json.isPlain(v) ? json.end(v) - 1 : text.length;
        for (int i = from; i < to; i++) {
            if (text[i] >= '1' && text[i] <= '9') {
                return false;
            }
        }
        return true;
    }

    private boolean qualityStartsWith(char first) {
        return isString(q) && json.bytes()[json.start(q) + 1] == first;
    }

    private boolean isString(int node) {
        return node != JsonDocument.MISSING && json.type(node) == JsonType.STRING;
    }

    private boolean isNull(int node) {
        return node != JsonDocument.MISSING && json.type(node) == JsonType.NULL;
    }

    private static byte[] ascii(String name) {
        return name.getBytes(StandardCharsets.US_ASCII);
    }
}
