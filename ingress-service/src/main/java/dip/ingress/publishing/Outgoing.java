package dip.ingress.publishing;

import org.apache.qpid.proton.message.Message;

/** One AMQP message and where it goes. */
public record Outgoing(String address, Message message) {
}
