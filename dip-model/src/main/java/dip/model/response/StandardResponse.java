package dip.model.response;

import dip.model.json.MalformedJson;
import java.util.List;

/**
 * The DIP's answer form: in the answer to a POST, and (as bare array of items) the body of a status message
 * (dip-spec section 2.3).
 *
 * @param messages one item a message answered
 * @param timestamp 25 characters, for instance {@code 2026-03-21T19:05:00+00:00}
 */
public record StandardResponse(List<Item> messages, String timestamp) {

    /**
     * All keys are always written, null where unknown.
     *
     * @param senderId who answers: our DIP ID, or the DIP's zeros
     * @param recipientId the original message's sender
     * @param message {@code CODE - Text}, at most 200 characters
     * @param help at most 500 characters
     */
    public record Item(String transactionId, String senderUniqueReference, String correlationId, String sentTimestamp,
            String senderId, String recipientId, String connectionProviderId, String message, String help,
            String serviceTicketUrl) {

        /** The code before the dash of {@link #message}, read leniently ({@code MSG1001 -Schema Failure}); null where there is none. */
        public String code() {
            throw new UnsupportedOperationException();
        }

        public byte[] toJson() {
            throw new UnsupportedOperationException();
        }
    }

    public byte[] toJson() {
        throw new UnsupportedOperationException();
    }

    /** @throws MalformedJson where the bytes are no JSON object with a {@code messageArray} */
    public static StandardResponse parse(byte[] body) throws MalformedJson {
        throw new UnsupportedOperationException();
    }

    /** The bare array of a status message's body. */
    public static byte[] arrayToJson(List<Item> items) {
        throw new UnsupportedOperationException();
    }

    /** @throws MalformedJson where the bytes are no JSON array of items */
    public static List<Item> parseArray(byte[] body) throws MalformedJson {
        throw new UnsupportedOperationException();
    }
}
