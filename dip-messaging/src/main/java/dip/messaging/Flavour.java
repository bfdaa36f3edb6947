package dip.messaging;

import dip.messaging.Addresses.Reader;
import java.util.Locale;

/** How a broker wants its addresses written in AMQP 1.0 links. */
public enum Flavour {

    /** ActiveMQ Artemis: {@code address}, and {@code address::queue} for a reader's queue on a shared address. */
    ARTEMIS {
        @Override
        String target(String address) {
            return address;
        }

        @Override
        String source(String address, Reader reader) {
            return reader == null ? address : address + "::" + Addresses.queue(address, reader);
        }
    },

    /** Azure Service Bus: the topic's or queue's name, and {@code topic/Subscriptions/reader}. */
    SERVICE_BUS {
        @Override
        String target(String address) {
            return address;
        }

        @Override
        String source(String address, Reader reader) {
            return reader == null ? address : address + "/Subscriptions/" + reader.id();
        }
    },

    /** RabbitMQ 4: {@code /exchanges/address} for a shared address, {@code /queues/queue} otherwise. */
    RABBITMQ {
        @Override
        String target(String address) {
            return (Addresses.isShared(address) ? "/exchanges/" : "/queues/") + address;
        }

        @Override
        String source(String address, Reader reader) {
            return "/queues/" + (reader == null ? address : Addresses.queue(address, reader));
        }
    };

    /** What a sender names as its target. */
    abstract String target(String address);

    /** @param reader null for an address with one queue; else whose queue on the shared address */
    abstract String source(String address, Reader reader);

    /** @throws IllegalArgumentException with the values that there are */
    public static Flavour of(String name) {
        try {
            return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + name + "' is none of artemis, service-bus, rabbitmq", e);
        }
    }
}
