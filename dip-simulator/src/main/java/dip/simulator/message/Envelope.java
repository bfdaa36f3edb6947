package dip.simulator.message;

import dip.model.json.JsonWriter;
import java.util.List;

/** What the DIP adds to a message on its way out: the blocks A0 and D0 (dip-spec section 1.2). */
public final class Envelope {

    private static final String COMMON = "/payload/CommonBlock";

    private Envelope() {
    }

    /**
     * @param initialCorrelationId null where the interface has none
     * @param timestamp when the DIP took the message
     */
    public static byte[] stamp(byte[] message, String transactionId, String timestamp, String publicationId,
            String initialCorrelationId) {
        JsonWriter d0 = new JsonWriter(256).beginObject()
                .member("transactionID", transactionId).member("transactionTimestamp", timestamp)
                .member("publicationID", publicationId).member("initialCorrelationID", initialCorrelationId)
                .member("replayIndicator", false).member("serviceTicketURL", null).endObject();
        return MessageEdit.put(message, COMMON, "D0", d0.toString());
    }

    public static byte[] address(byte[] message, List<String> primary, List<String> secondary, List<String> always) {
        JsonWriter a0 = new JsonWriter(128).beginObject();
        recipients(a0, "primaryRecipients", primary);
        recipients(a0, "secondaryRecipients", secondary);
        recipients(a0, "always", always);
        return MessageEdit.put(message, COMMON, "A0", a0.endObject().toString());
    }

    /** The body of a webhook call. */
    public static byte[] body(List<byte[]> messages) {
        JsonWriter array = new JsonWriter(messages.stream().mapToInt(message -> message.length + 1).sum() + 2).beginArray();
        messages.forEach(message -> array.json(message, 0, message.length));
        return array.endArray().toBytes();
    }

    private static void recipients(JsonWriter json, String name, List<String> dipIds) {
        json.name(name).beginArray();
        dipIds.forEach(json::value);
        json.endArray();
    }
}
