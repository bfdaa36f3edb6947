package dip.simulator.message;

import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.JsonType;
import dip.model.json.MalformedJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Changes one place of a JSON message and leaves every other byte as it is. Places are JSON pointers. */
public final class MessageEdit {

    /** Like the DIP, which ignores the case of field names on its way in. */
    private static final JsonLimits LIMITS = JsonLimits.DEFAULT.foldNames(true);

    private MessageEdit() {
    }

    /** @throws IllegalArgumentException where there is no such place */
    public static byte[] replace(byte[] message, String pointer, String json) {
        JsonDocument document = parse(message);
        int node = existing(document, pointer);
        return splice(message, document.start(node), document.end(node), json);
    }

    /** Sets a member of the object at {@code pointer}, whether it has it already or not. */
    public static byte[] put(byte[] message, String pointer, String name, String json) {
        JsonDocument document = parse(message);
        int object = existing(document, pointer);
        int member = document.member(object, name);
        if (member != JsonDocument.MISSING) {
            return splice(message, document.start(member), document.end(member), json);
        }
        int behindBracket = document.start(object) + 1;
        String comma = document.size(object) == 0 ? "" : ",";
        return splice(message, behindBracket, behindBracket, '"' + name + "\":" + json + comma);
    }

    /** @throws IllegalArgumentException where there is no such member or element */
    public static byte[] remove(byte[] message, String pointer) {
        JsonDocument document = parse(message);
        int container = existing(document, pointer.substring(0, pointer.lastIndexOf('/')));
        int node = existing(document, pointer);
        int previous = JsonDocument.MISSING;
        for (int child = document.first(container); child != node; child = document.next(child)) {
            previous = child;
        }
        if (previous != JsonDocument.MISSING) {
            return splice(message, document.end(previous), document.end(node), "");
        }
        int to = document.next(node) == JsonDocument.MISSING ? document.end(node) : behindComma(message, document.end(node));
        return splice(message, document.start(container) + 1, to, "");
    }

    public static boolean has(byte[] message, String pointer) {
        return find(parse(message), pointer) != JsonDocument.MISSING;
    }

    /** The text of the string at {@code pointer}; null where there is none. */
    public static String text(byte[] message, String pointer) {
        JsonDocument document = parse(message);
        return document.stringOrNull(find(document, pointer));
    }

    /** The JSON at {@code pointer}, as it stands. */
    public static String json(byte[] message, String pointer) {
        JsonDocument document = parse(message);
        int node = existing(document, pointer);
        return new String(message, document.start(node), document.end(node) - document.start(node), StandardCharsets.UTF_8);
    }

    private static int behindComma(byte[] message, int from) {
        int at = from;
        while (message[at] != ',') {
            at++;
        }
        return at + 1;
    }

    private static int existing(JsonDocument document, String pointer) {
        int node = find(document, pointer);
        if (node == JsonDocument.MISSING) {
            throw new IllegalArgumentException("the message has no " + pointer);
        }
        return node;
    }

    private static int find(JsonDocument document, String pointer) {
        int node = document.root();
        for (String step : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/")) {
            if (node == JsonDocument.MISSING) {
                return node;
            }
            node = document.type(node) == JsonType.ARRAY ? element(document, node, Integer.parseInt(step))
                    : document.member(node, step);
        }
        return node;
    }

    private static int element(JsonDocument document, int array, int index) {
        int node = document.first(array);
        for (int i = 0; i < index && node != JsonDocument.MISSING; i++) {
            node = document.next(node);
        }
        return node;
    }

    private static byte[] splice(byte[] message, int from, int to, String json) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(message.length + json.length());
        out.write(message, 0, from);
        out.writeBytes(json.getBytes(StandardCharsets.UTF_8));
        out.write(message, to, message.length - to);
        return out.toByteArray();
    }

    private static JsonDocument parse(byte[] message) {
        try {
            return JsonDocument.parse(message, 0, message.length, LIMITS);
        } catch (MalformedJson malformed) {
            throw new IllegalArgumentException("not a JSON message: " + malformed.getMessage(), malformed);
        }
    }
}
