package dip.model;

import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.JsonType;
import dip.model.json.MalformedJson;
import java.util.Arrays;

/**
 * The body of one webhook call: a JSON array of DIP messages (or of StandardResponse bodies on the status webhook),
 * each a slice of the body (dip-spec section 1.1).
 */
public final class Delivery {

    private final JsonDocument document;
    private final int[] items;

    private Delivery(JsonDocument document, int[] items) {
        this.document = document;
        this.items = items;
    }

    /**
     * @throws MalformedJson where the body is no strict JSON, no array, or an empty one
     */
    public static Delivery parse(byte[] body, JsonLimits limits) throws MalformedJson {
        JsonDocument document = JsonDocument.parse(body, 0, body.length, limits);
        int root = document.root();
        if (document.type(root) != JsonType.ARRAY) {
            throw new MalformedJson(MalformedJson.Reason.SYNTAX, document.start(root), "the body is not a JSON array of messages");
        }
        int[] items = new int[document.size(root)];
        if (items.length == 0) {
            throw new MalformedJson(MalformedJson.Reason.EMPTY, document.start(root), "the array of messages is empty");
        }
        int next = 0;
        for (int node = document.first(root); node != JsonDocument.MISSING; node = document.next(node)) {
            items[next++] = node;
        }
        return new Delivery(document, items);
    }

    /** A message that stands alone: {@code {"payload": …}} without the array around it. */
    public static DipMessage single(byte[] message, JsonLimits limits) throws MalformedJson {
        JsonDocument document = JsonDocument.parse(message, 0, message.length, limits);
        return new DipMessage(document, document.root());
    }

    public int count() {
        return items.length;
    }

    public DipMessage message(int index) {
        return new DipMessage(document, items[index]);
    }

    /** The bytes between the item before (or the start of the body) and this item. */
    public byte[] before(int index) {
        int from = index == 0 ? 0 : document.end(items[index - 1]);
        return Arrays.copyOfRange(document.bytes(), from, document.start(items[index]));
    }

    /** The bytes behind the last item. */
    public byte[] after() {
        return Arrays.copyOfRange(document.bytes(), document.end(items[items.length - 1]), document.bytes().length);
    }
}
