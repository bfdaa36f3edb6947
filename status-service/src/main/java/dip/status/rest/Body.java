package dip.status.rest;

import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.JsonType;
import dip.model.json.MalformedJson;
import dip.sending.rest.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The JSON object of a request. What cannot be meant is refused, never passed over. */
public final class Body {

    private static final int MAX_BYTES = 64 * 1024;
    private static final JsonLimits LIMITS = new JsonLimits(MAX_BYTES, 8, 20);

    private final JsonDocument json;

    /** @param names of the members that there are */
    public Body(byte[] body, Set<String> names) {
        try {
            json = JsonDocument.parse(body, 0, body.length, LIMITS);
        } catch (MalformedJson malformed) {
            throw new Refusal(400, "Not strict JSON", null, malformed.reason().name(),
                    "At byte " + malformed.offset() + ": " + malformed.getMessage() + ".");
        }
        if (json.type(json.root()) != JsonType.OBJECT) {
            throw bad(null, "type", "Send a JSON object.");
        }
        for (int node = json.first(json.root()); node != JsonDocument.MISSING; node = json.next(node)) {
            if (!names.contains(json.name(node))) {
                throw bad(json.name(node), "unknown", "There is no such member; there are " + String.join(", ", new TreeSet<>(names)) + ".");
            }
        }
    }

    public boolean has(String name) {
        return json.member(json.root(), name) != JsonDocument.MISSING;
    }

    /** Without white space around it; null where it is left out or null. */
    public String text(String name, int longest) {
        int node = value(name);
        if (node == JsonDocument.MISSING) {
            return null;
        }
        String text = json.type(node) == JsonType.STRING ? json.text(node).strip() : "";
        if (text.isEmpty() || text.length() > longest || text.indexOf('\0') >= 0) {
            throw bad(name, "length", "A string of 1 to " + longest + " characters, none of them U+0000.");
        }
        return text;
    }

    /** Null where it is left out or null. */
    public String oneOf(String name, Set<String> values) {
        String value = text(name, Query.MAX_TEXT);
        if (value != null && !values.contains(value)) {
            throw bad(name, "unknown", "It is one of " + new TreeSet<>(values) + ".");
        }
        return value;
    }

    /** Null where it is left out or null. */
    public Instant time(String name) {
        String text = text(name, Query.MAX_TEXT);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException notATime) {
            throw bad(name, "type", "Write a time such as 2026-03-21T19:05:00Z.");
        }
    }

    public int required(String name) {
        int node = value(name);
        try {
            if (node != JsonDocument.MISSING && json.type(node) == JsonType.NUMBER) {
                return Integer.parseInt(json.text(node));
            }
        } catch (NumberFormatException notWhole) {
            throw bad(name, "type", "Write a whole number.");
        }
        throw bad(name, "required", "Write it: a whole number.");
    }

    /** JSON by name; null where it is left out or null. */
    public Map<String, String> members(String name) {
        int node = value(name);
        if (node == JsonDocument.MISSING) {
            return null;
        }
        if (json.type(node) != JsonType.OBJECT) {
            throw bad(name, "type", "Write an object.");
        }
        Map<String, String> members = new LinkedHashMap<>();
        for (int member = json.first(node); member != JsonDocument.MISSING; member = json.next(member)) {
            members.put(json.name(member), new String(json.bytes(), json.start(member), json.end(member) - json.start(member),
                    StandardCharsets.UTF_8));
        }
        return members;
    }

    public static Refusal bad(String where, String rule, String advice) {
        return new Refusal(400, "Bad request", where, rule, advice);
    }

    private int value(String name) {
        int node = json.member(json.root(), name);
        return node == JsonDocument.MISSING || json.type(node) == JsonType.NULL ? JsonDocument.MISSING : node;
    }
}
