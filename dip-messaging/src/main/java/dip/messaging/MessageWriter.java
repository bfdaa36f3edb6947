package dip.messaging;

import java.util.HashMap;
import java.util.Map;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.message.Message;

/** Puts a durable message together. Properties that are null are left out. */
final class MessageWriter {

    private final Message message = Proton.message();
    private final Map<String, Object> properties;

    MessageWriter(String messageId, String correlationId, int expectedProperties) {
        message.setDurable(true);
        message.setMessageId(messageId);
        message.setCorrelationId(correlationId);
        properties = HashMap.newHashMap(expectedProperties);
    }

    MessageWriter with(String name, Object value) {
        if (value != null) {
            properties.put(name, value);
        }
        return this;
    }

    MessageWriter with(String name, byte[] value) {
        return with(name, (Object) (value == null ? null : new Binary(value)));
    }

    MessageWriter group(String groupId) {
        message.setGroupId(groupId);
        return this;
    }

    Message json(byte[] body) {
        return build("application/json", body);
    }

    Message build(String contentType, byte[] body) {
        message.setContentType(contentType);
        message.setApplicationProperties(new ApplicationProperties(properties));
        message.setBody(new Data(new Binary(body)));
        return message;
    }
}
