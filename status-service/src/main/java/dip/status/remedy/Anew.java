package dip.status.remedy;

import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.JsonPointer;
import dip.model.json.JsonType;
import dip.model.json.JsonWriter;
import dip.model.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A message of ours to be sent anew: its content, mended where that is wanted, for egress to give it a reference and a time. */
final class Anew {

    /** What egress gives it. */
    private static final Map<String, String> NEW = Map.of("/payload/CommonBlock/S1/senderUniqueReference", Fix.NULL,
            "/payload/CommonBlock/S1/senderTimestamp", Fix.NULL);

    private final JsonDocument json;
    private final Map<String, String> changes;
    private final JsonWriter out;
    private final Set<String> made = new HashSet<>();

    private Anew(JsonDocument json, Fix fix) {
        this.json = json;
        this.changes = new HashMap<>(NEW);
        this.changes.putAll(fix.changes());
        this.out = new JsonWriter(json.bytes().length);
    }

    /**
     * @param body for egress; what cannot be mended is as it was sent, and so is what is no such JSON, for egress to refuse
     * @param astray the first change that leads nowhere in the message, which is then not to be sent; null where none does
     */
    record Message(byte[] body, String astray) {
    }

    static Message of(byte[] sent, Fix fix) {
        Optional<String> first = fix.changes().keySet().stream().findFirst();
        try {
            Anew anew = new Anew(JsonDocument.parse(sent, 0, sent.length, JsonLimits.DEFAULT), fix);
            anew.write(anew.json.root(), "");
            Optional<String> astray = fix.changes().keySet().stream().filter(pointer -> !anew.made.contains(pointer)).findFirst();
            return new Message(astray.isPresent() ? sent : anew.out.toBytes(), astray.orElse(null));
        } catch (MalformedJson notOurs) {
            return new Message(sent, first.orElse(null));
        }
    }

    private void write(int node, String pointer) {
        String change = changes.get(pointer);
        if (change != null) {
            made.add(pointer);
            raw(change.getBytes(StandardCharsets.UTF_8));
        } else if (isContainer(node) && changes.keySet().stream().anyMatch(other -> other.startsWith(pointer + "/"))) {
            boolean isObject = json.type(node) == JsonType.OBJECT;
            container(node, pointer, isObject);
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
            if (isContainer(child) && Fix.NULL.equals(changes.get(below))) {
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

    /** Blocks and lists are left out; they are never null. */
    private boolean isContainer(int node) {
        return json.type(node) == JsonType.OBJECT || json.type(node) == JsonType.ARRAY;
    }

    private void raw(byte[] value) {
        out.json(value, 0, value.length);
    }
}
