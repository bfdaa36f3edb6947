package dip.service.messaging;

import dip.messaging.BrokerSettings;
import dip.messaging.Flavour;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** {@code dip.broker.*}: which broker, and how long to put up with it. */
@ConfigMapping(prefix = "dip.broker")
public interface BrokerConfig {

    String host();

    @WithDefault("5672")
    @Min(1)
    @Max(65535)
    int port();

    /** Left out: SASL ANONYMOUS. */
    Optional<String> username();

    Optional<String> password();

    @WithDefault("false")
    boolean tls();

    /** PEM file of the authorities that the broker's certificate may come from; left out: those of the JVM. */
    Optional<Path> trust();

    @WithDefault("artemis")
    Flavour flavour();

    @WithDefault("5s")
    Duration connectTimeout();

    /** How long a send may wait for the broker's acknowledgement. */
    @WithDefault("10s")
    Duration sendTimeout();

    /** Sends of one connection without an answer; a further one is refused at once. */
    @WithDefault("4096")
    @Min(1)
    int maxOutstanding();

    /** The pause between attempts to connect doubles up to this. */
    @WithDefault("2s")
    Duration maxReconnectDelay();

    /** A connection on which nothing came for twice this long is given up. */
    @WithDefault("10s")
    Duration heartbeat();

    default BrokerSettings settings() {
        return new BrokerSettings(host(), port(), username().orElse(null), password().orElse(null), tls(),
                trust().orElse(null), flavour(), connectTimeout(), sendTimeout(), maxOutstanding(), maxReconnectDelay(),
                heartbeat());
    }
}
