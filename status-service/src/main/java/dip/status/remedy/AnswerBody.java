package dip.status.remedy;

import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.JsonType;
import dip.model.json.MalformedJson;
import java.util.UUID;

/** Reads what egress says of one message that was handed over: docs/reference/egress-service.md. */
final class AnswerBody {

    private static final String HELD = "held";
    private static final String ERROR = "ERROR";
    private static final String NOTHING_SAID = "Egress refuses it and does not say why.";
    private static final int LONGEST = 1000;

    private AnswerBody() {
    }

    /** The submission that egress made of it, where it holds that as a duplicate; null otherwise. */
    static UUID held(byte[] taken) {
        try {
            JsonDocument json = JsonDocument.parse(taken, 0, taken.length, JsonLimits.DEFAULT);
            int submission = first(json, member(json, json.root(), "submissions"));
            String id = text(json, submission, "id");
            return id != null && HELD.equals(text(json, submission, "state")) ? UUID.fromString(id) : null;
        } catch (MalformedJson | IllegalArgumentException notEgress) {
            return null;
        }
    }

    /** The first error of the first message that has one, else what the problem says of the whole. */
    static Unmended why(byte[] refused) {
        try {
            JsonDocument json = JsonDocument.parse(refused, 0, refused.length, JsonLimits.DEFAULT);
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
