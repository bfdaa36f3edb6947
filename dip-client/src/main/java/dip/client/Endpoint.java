package dip.client;

/**
 * Where a call goes. The participant's limits are shared by all endpoints; each endpoint has limits and a circuit of its own.
 *
 * @param channel as metrics and switches name it: {@code IF-021}, {@code statusmessage}
 * @param path below the API's URL, with the slash in front
 */
public record Endpoint(String channel, String path) {

    /** {@code POST /statusmessage} (dip-spec section 2.1). */
    public static final Endpoint STATUS_MESSAGE = new Endpoint("statusmessage", "/statusmessage");

    /** @param interfaceId for instance {@code IF-021} */
    public static Endpoint channel(String interfaceId) {
        return new Endpoint(interfaceId, "/dip-channel/" + interfaceId);
    }

    /** Where a recipient's webhook for an interface is set: {@code /dip-channel/{id}/pubconfig/{recipient-id}}. */
    public static Endpoint webhook(String interfaceId, String dipId) {
        return new Endpoint(interfaceId, "/dip-channel/" + interfaceId + "/pubconfig/" + dipId);
    }

    /** Where a sender's webhook for status messages is set: {@code /statusmessage/config/{recipient-id}}. */
    public static Endpoint statusWebhook(String dipId) {
        return new Endpoint(STATUS_MESSAGE.channel, "/statusmessage/config/" + dipId);
    }
}
