package dip.status.remedy;

import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.JsonWriter;
import dip.model.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Changes to the content of messages before they are sent anew.
 *
 * @param changes JSON by RFC 6901 pointer, which leads to what it takes the place of; {@code null} takes that away
 */
public record Fix(Map<String, String> changes) {

    static final String NULL = "null";

    public static final Fix NONE = new Fix(Map.of());

    /** Null where nothing is changed, for a column; {@link #of} reads it. */
    public String json() {
        if (changes.isEmpty()) {
            return null;
        }
        JsonWriter json = new JsonWriter(100).beginObject();
        changes.forEach((pointer, value) -> {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            json.name(pointer).json(bytes, 0, bytes.length);
        });
        return json.endObject().toString();
    }

    /** @param json what {@link #json} wrote */
    public static Fix of(String json) {
        if (json == null) {
            return NONE;
        }
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try {
            return of(JsonDocument.parse(bytes, 0, bytes.length, JsonLimits.DEFAULT));
        } catch (MalformedJson notOurs) {
            throw new IllegalStateException(notOurs);
        }
    }

    private static Fix of(JsonDocument json) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (int member = json.first(json.root()); member != JsonDocument.MISSING; member = json.next(member)) {
            changes.put(json.name(member), new String(json.bytes(), json.start(member), json.end(member) - json.start(member),
                    StandardCharsets.UTF_8));
        }
        return new Fix(changes);
    }
}
