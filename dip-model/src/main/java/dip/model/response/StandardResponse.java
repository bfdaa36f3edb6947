package dip.model.response;

import dip.model.json.JsonDocument;
import dip.model.json.JsonLimits;
import dip.model.json.JsonType;
import dip.model.json.JsonWriter;
import dip.model.json.MalformedJson;
import java.util.ArrayList;
import java.util.List;

/**
 * The DIP's answer form: in the answer to a POST, and (as bare array of items) the body of a status message
 * (dip-spec section 2.3). Reading is lenient, as answers of others must be: unknown keys are passed over, a missing
 * one reads as null, and so does a value that is no string.
 *
 * @param messages one item a message answered
 * @param timestamp 25 characters, for instance {@code 2026-03-21T19:05:00+00:00}; null where an answer read had none
 */
public record StandardResponse(List<Item> messages, String timestamp) {

    /** Longest {@link Item#message}, in code points. */
    public static final int MAX_MESSAGE = 200;

    /** Longest {@link Item#help}, in code points. */
    public static final int MAX_HELP = 500;

    private static final int ITEM_BYTES = 600;

    public StandardResponse {
        messages = List.copyOf(messages);
    }

    /**
     * All keys are always written, null where unknown.
     *
     * @param senderId who answers: our DIP ID, or the DIP's zeros
     * @param recipientId the original message's sender
     * @param message {@code CODE - Text}; what is longer than {@link #MAX_MESSAGE} is cut
     * @param help what is longer than {@link #MAX_HELP} is cut
     */
    public record Item(String transactionId, String senderUniqueReference, String correlationId, String sentTimestamp,
            String senderId, String recipientId, String connectionProviderId, String message, String help,
            String serviceTicketUrl) {

        public Item {
            message = Clip.to(MAX_MESSAGE, message);
            help = Clip.to(MAX_HELP, help);
        }

        /** The code at the start of {@link #message} ({@link ResponseCode#codeIn}); null where there is none. */
        public String code() {
            return ResponseCode.codeIn(message);
        }

        public byte[] toJson() {
            JsonWriter json = new JsonWriter(ITEM_BYTES);
            write(json);
            return json.toBytes();
        }

        private void write(JsonWriter json) {
            json.beginObject()
                    .member("transactionID", transactionId)
                    .member("senderUniqueReference", senderUniqueReference)
                    .member("correlationID", correlationId)
                    .member("sentTimestamp", sentTimestamp)
                    .member("senderID", senderId)
                    .member("recipientID", recipientId)
                    .member("DIPConnectionProviderID", connectionProviderId)
                    .member("message", message)
                    .member("help", help)
                    .member("serviceTicketURL", serviceTicketUrl)
                    .endObject();
        }

        private static Item read(JsonDocument json, int node) throws MalformedJson {
            if (json.type(node) != JsonType.OBJECT) {
                throw unexpected(json, node, "an item of the response is not a JSON object");
            }
            return new Item(
                    text(json, node, "transactionID"), text(json, node, "senderUniqueReference"),
                    text(json, node, "correlationID"), text(json, node, "sentTimestamp"),
                    text(json, node, "senderID"), text(json, node, "recipientID"),
                    text(json, node, "DIPConnectionProviderID"), text(json, node, "message"),
                    text(json, node, "help"), text(json, node, "serviceTicketURL"));
        }
    }

    public byte[] toJson() {
        JsonWriter json = new JsonWriter(64 + ITEM_BYTES * messages.size()).beginObject().name("messageArray");
        writeArray(json, messages);
        return json.member("timestamp", timestamp).endObject().toBytes();
    }

    /** @throws MalformedJson where the bytes are no JSON object with a {@code messageArray} of objects */
    public static StandardResponse parse(byte[] body) throws MalformedJson {
        JsonDocument json = JsonDocument.parse(body, 0, body.length, JsonLimits.DEFAULT);
        int array = json.member(json.root(), "messageArray");
        if (array == JsonDocument.MISSING) {
            throw unexpected(json, json.root(), "the response is not a JSON object with a messageArray");
        }
        return new StandardResponse(readArray(json, array), text(json, json.root(), "timestamp"));
    }

    /** The bare array of a status message's body. */
    public static byte[] arrayToJson(List<Item> items) {
        JsonWriter json = new JsonWriter(2 + ITEM_BYTES * items.size());
        writeArray(json, items);
        return json.toBytes();
    }

    /** @throws MalformedJson where the bytes are no JSON array of objects */
    public static List<Item> parseArray(byte[] body) throws MalformedJson {
        JsonDocument json = JsonDocument.parse(body, 0, body.length, JsonLimits.DEFAULT);
        return readArray(json, json.root());
    }

    private static void writeArray(JsonWriter json, List<Item> items) {
        json.beginArray();
        items.forEach(item -> item.write(json));
        json.endArray();
    }

    private static List<Item> readArray(JsonDocument json, int array) throws MalformedJson {
        if (json.type(array) != JsonType.ARRAY) {
            throw unexpected(json, array, "the items of the response are not a JSON array");
        }
        List<Item> items = new ArrayList<>(json.size(array));
        for (int node = json.first(array); node != JsonDocument.MISSING; node = json.next(node)) {
            items.add(Item.read(json, node));
        }
        return List.copyOf(items);
    }

    private static String text(JsonDocument json, int object, String name) {
        return json.stringOrNull(json.member(object, name));
    }

    private static MalformedJson unexpected(JsonDocument json, int node, String message) {
        return new MalformedJson(MalformedJson.Reason.SYNTAX, json.start(node), message);
    }
}
