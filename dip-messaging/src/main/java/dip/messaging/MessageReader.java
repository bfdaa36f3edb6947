package dip.messaging;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.message.Message;

/** Takes a message apart; whatever is missing or of the wrong type makes it unreadable. */
final class MessageReader {

    private static final byte[] NONE = {};

    private final Message message;
    private final Map<String, Object> properties;

    MessageReader(Message message) {
        this.message = message;
        this.properties = message.getApplicationProperties() == null ? Map.of() : message.getApplicationProperties().getValue();
    }

    String messageId() throws UnreadableMessage {
        return present("message-id", message.getMessageId()).toString();
    }

    String correlationId() throws UnreadableMessage {
        return present("correlation-id", message.getCorrelationId()).toString();
    }

    byte[] body() throws UnreadableMessage {
        if (message.getBody() instanceof Data data) {
            return bytes(data.getValue());
        }
        throw new UnreadableMessage("the body is not a Data section");
    }

    /** Also where it is the text of an AmqpValue section, as a JMS TextMessage is; UTF-8. */
    byte[] bodyOrText() throws UnreadableMessage {
        return switch (message.getBody()) {
            case AmqpValue value when value.getValue() instanceof String text -> text.getBytes(StandardCharsets.UTF_8);
            case AmqpValue value when value.getValue() instanceof Binary binary -> bytes(binary);
            case null, default -> body();
        };
    }

    String text(String name) throws UnreadableMessage {
        return present(name, textOrNull(name));
    }

    String textOrNull(String name) throws UnreadableMessage {
        Object value = properties.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new UnreadableMessage(name + " is no text");
    }

    int integer(String name) throws UnreadableMessage {
        return Math.toIntExact(number(name));
    }

    long number(String name) throws UnreadableMessage {
        if (properties.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw new UnreadableMessage(name + " is missing or no number");
    }

    UUID uuid(String name) throws UnreadableMessage {
        return uuid(name, text(name));
    }

    /** The message-id, where it is a UUID. */
    UUID id() throws UnreadableMessage {
        return uuid("message-id", messageId());
    }

    <E extends Enum<E>> E oneOf(Class<E> values, String name) throws UnreadableMessage {
        String value = text(name);
        try {
            return Enum.valueOf(values, value);
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessage(name + " '" + value + "' is unknown");
        }
    }

    /** Empty where the property is missing. */
    byte[] bytes(String name) throws UnreadableMessage {
        return switch (properties.get(name)) {
            case null -> NONE;
            case Binary binary -> bytes(binary);
            default -> throw new UnreadableMessage(name + " is not binary");
        };
    }

    private static byte[] bytes(Binary binary) {
        boolean whole = binary.getArrayOffset() == 0 && binary.getLength() == binary.getArray().length;
        return whole ? binary.getArray()
                : Arrays.copyOfRange(binary.getArray(), binary.getArrayOffset(), binary.getArrayOffset() + binary.getLength());
    }

    private static UUID uuid(String name, String value) throws UnreadableMessage {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessage(name + " is no UUID");
        }
    }

    private static <T> T present(String name, T value) throws UnreadableMessage {
        if (value == null) {
            throw new UnreadableMessage(name + " is missing");
        }
        return value;
    }
}
