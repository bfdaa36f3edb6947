package dip.sending.relay;

import java.nio.BufferOverflowException;
import java.util.Arrays;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.message.Message;

/** A message as bytes: its AMQP 1.0 encoding. */
final class WireForm {

    /** For everything but the body; a message that needs more gets more. */
    private static final int ENVELOPE = 4 * 1024;
    private static final int LARGEST = 64 * 1024 * 1024;

    private WireForm() {
    }

    /** Proton says only afterwards that the buffer was too small. */
    static byte[] encoded(Message message) {
        for (int size = ENVELOPE + bodySize(message);; size *= 2) {
            try {
                byte[] buffer = new byte[size];
                return Arrays.copyOf(buffer, message.encode(buffer, 0, size));
            } catch (BufferOverflowException tooSmall) {
                if (size > LARGEST) {
                    throw tooSmall;
                }
            }
        }
    }

    static Message decoded(byte[] bytes) {
        Message message = Proton.message();
        message.decode(bytes, 0, bytes.length);
        return message;
    }

    private static int bodySize(Message message) {
        return message.getBody() instanceof Data data ? data.getValue().getLength() : 0;
    }
}
