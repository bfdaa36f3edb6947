package dip.messaging;

import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.JsonType;
import dip.model.json.MalformedJson;
import java.util.ArrayList;
import java.util.List;

/** The members of one JSON object, each asked for with the type it must have. */
record JsonFields(JsonDocument json, int object) {

    /** @throws MalformedJson where the bytes are no JSON object */
    static JsonFields parse(byte[] bytes) throws MalformedJson {
        JsonDocument document = JsonDocument.parse(bytes, 0, bytes.length, JsonLimits.DEFAULT);
        return new JsonFields(document, document.root()).checked();
    }

    String textOrNull(String name) {
        return json.stringOrNull(json.member(object, name));
    }

    String text(String name) throws MalformedJson {
        String text = textOrNull(name);
        if (text == null) {
            throw wrong(object, name + " is missing or no string");
        }
        return text;
    }

    long number(String name) throws MalformedJson {
        int node = typed(name, JsonType.NUMBER);
        try {
            return Long.parseLong(json.text(node));
        } catch (NumberFormatException e) {
            throw wrong(node, name + " is no whole number");
        }
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) throws MalformedJson {
        try {
            return Enum.valueOf(type, text(name));
        } catch (IllegalArgumentException e) {
            throw wrong(object, name + " is no " + type.getSimpleName());
        }
    }

    List<JsonFields> objects(String name) throws MalformedJson {
        List<JsonFields> all = new ArrayList<>();
        for (int node = json.first(typed(name, JsonType.ARRAY)); node != JsonDocument.MISSING; node = json.next(node)) {
            all.add(new JsonFields(json, node).checked());
        }
        return all;
    }

    List<String> texts(String name) throws MalformedJson {
        List<String> all = new ArrayList<>();
        for (int node = json.first(typed(name, JsonType.ARRAY)); node != JsonDocument.MISSING; node = json.next(node)) {
            all.add(json.stringOrNull(node));
        }
        return all;
    }

    private int typed(String name, JsonType type) throws MalformedJson {
        int node = json.member(object, name);
        if (node == JsonDocument.MISSING || json.type(node) != type) {
            throw wrong(object, name + " is missing or no " + type);
        }
        return node;
    }

    private JsonFields checked() throws MalformedJson {
        if (json.type(object) != JsonType.OBJECT) {
            throw wrong(object, "not a JSON object");
        }
        return this;
    }

    private MalformedJson wrong(int node, String message) {
        return new MalformedJson(MalformedJson.Reason.SYNTAX, json.start(node), message);
    }
}
