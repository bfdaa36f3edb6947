package dip.status.remedy;

import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.JsonPointer;
import dip.model.json.JsonType;
import dip.model.json.JsonWriter;
import dip.model.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes changes in a JSON document. What no change meets is copied byte for byte. */
final class Changes {

    private final JsonDocument json;
    private final Map<String, String> byPointer;
    private final JsonWriter out;
    private final Set<String> made = new HashSet<>();

    private Changes(JsonDocument json, Map<String, String> byPointer) {
        this.json = json;
        this.byPointer = byPointer;
        this.out = new JsonWriter(json.bytes().length);
    }

    /** @param astray a change that leads nowhere in the document; null where none does */
    record Made(byte[] json, String astray) {
    }

    /** @param byPointer JSON; {@link Fix#NULL} leaves out a block or a list, which are never null */
    static Made in(byte[] document, Map<String, String> byPointer) throws MalformedJson {
        Changes changes = new Changes(JsonDocument.parse(document, 0, document.length, JsonLimits.DEFAULT), byPointer);
        changes.write(changes.json.root(), "");
        Optional<String> astray = byPointer.keySet().stream().filter(pointer -> !changes.made.contains(pointer)).findFirst();
        return new Made(changes.out.toBytes(), astray.orElse(null));
    }

    private void write(int node, String pointer) {
        String change = byPointer.get(pointer);
        if (change != null) {
            made.add(pointer);
            byte[] value = change.getBytes(StandardCharsets.UTF_8);
            out.json(value, 0, value.length);
        } else if (isContainer(node) && byPointer.keySet().stream().anyMatch(other -> other.startsWith(pointer + "/"))) {
            container(node, pointer, json.type(node) == JsonType.OBJECT);
        } else {
            out.json(json.bytes(), json.start(node), json.end(node));
        }
    }

    private void container(int node, String pointer, boolean isObject) {
        if (isObject) {
            out.beginObject();
        } else {
            out.beginArray();
        }
        int index = 0;
        for (int child = json.first(node); child != JsonDocument.MISSING; child = json.next(child)) {
            String step = isObject ? json.name(child) : Integer.toString(index++);
            String below = pointer + "/" + JsonPointer.escape(step);
            if (isContainer(child) && Fix.NULL.equals(byPointer.get(below))) {
                made.add(below);
            } else {
                if (isObject) {
                    out.name(step);
                }
                write(child, below);
            }
        }
        if (isObject) {
            out.endObject();
        } else {
            out.endArray();
        }
    }

    private boolean isContainer(int node) {
        return json.type(node) == JsonType.OBJECT || json.type(node) == JsonType.ARRAY;
    }
}
