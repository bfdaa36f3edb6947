package dip.messaging;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How to reach the broker and how long to put up with it.
 *
 * @param username null for none (SASL ANONYMOUS)
 * @param trust PEM file of the authorities that the broker's certificate may come from; null for those of the JVM
 * @param connectTimeout for the socket, and again for the AMQP handshake on it
 * @param sendTimeout how long a send may wait for the broker's acknowledgement
 * @param maxOutstanding sends of one publisher without an answer; a further one is refused at once
 * @param maxReconnectDelay the pause between attempts doubles up to this
 * @param heartbeat a connection on which nothing came for twice this long is given up
 */
public record BrokerSettings(String host, int port, String username, String password, boolean tls, Path trust,
        Flavour flavour, Duration connectTimeout, Duration sendTimeout, int maxOutstanding, Duration maxReconnectDelay,
        Duration heartbeat) {

    /** An Artemis without TLS, and the defaults for the rest. */
    public static BrokerSettings artemis(String host, int port, String username, String password) {
        return new BrokerSettings(host, port, username, password, false, null, Flavour.ARTEMIS, Duration.ofSeconds(5),
                Duration.ofSeconds(10), 4096, Duration.ofSeconds(2), Duration.ofSeconds(10));
    }

    public BrokerSettings withSendTimeout(Duration timeout) {
        return new BrokerSettings(host, port, username, password, tls, trust, flavour, connectTimeout, timeout,
                maxOutstanding, maxReconnectDelay, heartbeat);
    }

    public BrokerSettings withMaxOutstanding(int limit) {
        return new BrokerSettings(host, port, username, password, tls, trust, flavour, connectTimeout, sendTimeout,
                limit, maxReconnectDelay, heartbeat);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return (tls ? "amqps://" : "amqp://") + host + ":" + port + " (" + flavour + ")";
    }
}
