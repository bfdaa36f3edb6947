package dip.status.remedy;

import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.JsonType;
import dip.model.json.MalformedJson;

/** Reads egress' refusals: docs/reference/egress-service.md. */
final class Refusals {

    private static final String ERROR = "ERROR";
    private static final String NOTHING_SAID = "Egress refuses it and does not say why.";
    private static final int LONGEST = 1000;

    private Refusals() {
    }

    /** The first error of the first message that has one, else what the problem says of the whole. */
    static Unmended why(byte[] body) {
        try {
            JsonDocument json = JsonDocument.parse(body, 0, body.length, JsonLimits.DEFAULT);
            int finding = error(json, member(json, first(json, member(json, json.root(), "messages")), "findings"));
            return finding == JsonDocument.MISSING ? why(json, json.root(), "where", "detail") : why(json, finding, "pointer", "advice");
        } catch (MalformedJson notEgress) {
            return new Unmended(null, null, NOTHING_SAID);
        }
    }

    private static Unmended why(JsonDocument json, int node, String where, String words) {
        String advice = text(json, node, words);
        return new Unmended(text(json, node, where), text(json, node, "rule"), advice == null ? NOTHING_SAID : advice);
    }

    private static int error(JsonDocument json, int findings) {
        int finding = first(json, findings);
        while (finding != JsonDocument.MISSING && !ERROR.equals(text(json, finding, "severity"))) {
            finding = json.next(finding);
        }
        return finding;
    }

    private static int first(JsonDocument json, int array) {
        return array != JsonDocument.MISSING && json.type(array) == JsonType.ARRAY ? json.first(array) : JsonDocument.MISSING;
    }

    private static int member(JsonDocument json, int node, String name) {
        return node != JsonDocument.MISSING && json.type(node) == JsonType.OBJECT ? json.member(node, name) : JsonDocument.MISSING;
    }

    /** As far as Postgres has it: without U+0000. */
    private static String text(JsonDocument json, int node, String name) {
        String text = json.stringOrNull(member(json, node, name));
        return text == null ? null : text.substring(0, Math.min(text.length(), LONGEST)).replace('\0', ' ');
    }
}
