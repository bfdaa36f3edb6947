package dip.quickstart.suite;

import dip.model.json.JsonDocument;
import dip.model.json.JsonType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An object in an answer of the suite, read member by member. What is missing reads like null.
 *
 * @param node an object; anything else has no members
 */
public record JsonView(JsonDocument document, int node) {

    /** @throws IllegalStateException where it is no JSON */
    public static JsonView of(String json) {
        JsonDocument document = Http.json(json);
        return new JsonView(document, document.root());
    }

    public JsonView object(String name) {
        return new JsonView(document, document.member(node, name));
    }

    public List<JsonView> list(String name) {
        return object(name).elements();
    }

    /** Of an array; of anything else none. */
    public List<JsonView> elements() {
        List<JsonView> elements = new ArrayList<>();
        if (node != JsonDocument.MISSING && document.type(node) == JsonType.ARRAY) {
            for (int element = document.first(node); element != JsonDocument.MISSING; element = document.next(element)) {
                elements.add(new JsonView(document, element));
            }
        }
        return elements;
    }

    /** Null where it is no string. */
    public String text(String name) {
        return object(name).text();
    }

    /** The node's own; null where it is no string. */
    public String text() {
        return document.stringOrNull(node);
    }

    /** 0 where it is no number. */
    public long number(String name) {
        int member = document.member(node, name);
        return is(member, JsonType.NUMBER) ? (long) Double.parseDouble(document.text(member)) : 0;
    }

    /** Null where it is no string. */
    public Instant time(String name) {
        String text = text(name);
        return text == null ? null : Instant.parse(text);
    }

    /** As it stands. */
    public byte[] json() {
        return Arrays.copyOfRange(document.bytes(), document.start(node), document.end(node));
    }

    private boolean is(int member, JsonType type) {
        return member != JsonDocument.MISSING && document.type(member) == type;
    }
}
