package dip.messaging;

import java.util.HashMap;
import java.util.Map;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.message.Message;

/** The W3C {@code traceparent} of a message. */
public final class TraceContext {

    private static final String TRACEPARENT = "traceparent";

    private TraceContext() {
    }

    /** @param traceparent null for none */
    public static void set(Message message, String traceparent) {
        if (traceparent == null) {
            return;
        }
        if (message.getApplicationProperties() == null) {
            message.setApplicationProperties(new ApplicationProperties(new HashMap<>()));
        }
        message.getApplicationProperties().getValue().put(TRACEPARENT, traceparent);
    }

    /** @return null where there is none */
    public static String of(Message message) {
        Map<String, Object> properties = message.getApplicationProperties() == null ? Map.of()
                : message.getApplicationProperties().getValue();
        return properties.get(TRACEPARENT) instanceof String traceparent ? traceparent : null;
    }
}
