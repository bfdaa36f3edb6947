package dip.messaging;

import java.util.HashMap;
import java.util.Map;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.message.Message;

/**
 * A message that could not be processed, on {@code dip.dead-letter}: as it was, with why.
 *
 * @param original the message as it was received
 * @param reason a sentence; cut to {@value #MAX_REASON} characters
 * @param address where it came from, for putting it back
 * @param service that gave up on it
 */
public record DeadLetter(Message original, String reason, String address, String service) {

    private static final int MAX_REASON = 1000;
    private static final String REASON = "dip-reason";
    private static final String ADDRESS = "dip-address";
    private static final String SERVICE = "dip-service";

    public DeadLetter {
        reason = reason.length() > MAX_REASON ? reason.substring(0, MAX_REASON) : reason;
    }

    public Message toMessage() {
        Map<String, Object> properties = properties(original);
        properties.put(REASON, reason);
        properties.put(ADDRESS, address);
        properties.put(SERVICE, service);
        return copy(original, properties);
    }

    /** @throws UnreadableMessage where it does not say why it is here */
    public static DeadLetter of(Message message) throws UnreadableMessage {
        MessageReader in = new MessageReader(message);
        Map<String, Object> properties = properties(message);
        properties.remove(REASON);
        properties.remove(ADDRESS);
        properties.remove(SERVICE);
        return new DeadLetter(copy(message, properties), in.text(REASON), in.text(ADDRESS), in.text(SERVICE));
    }

    private static Map<String, Object> properties(Message message) {
        return message.getApplicationProperties() == null ? new HashMap<>()
                : new HashMap<>(message.getApplicationProperties().getValue());
    }

    /** What came from the broker (delivery annotations, the address it was sent to) stays behind. */
    private static Message copy(Message from, Map<String, Object> properties) {
        Message to = Proton.message();
        to.setDurable(true);
        to.setMessageId(from.getMessageId());
        to.setCorrelationId(from.getCorrelationId());
        to.setContentType(from.getContentType());
        to.setGroupId(from.getGroupId());
        to.setBody(from.getBody());
        to.setApplicationProperties(new ApplicationProperties(properties));
        return to;
    }
}
