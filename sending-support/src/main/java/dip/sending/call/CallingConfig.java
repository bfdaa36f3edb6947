package dip.sending.call;

import dip.client.CircuitSettings;
import dip.client.ClientSettings;
import dip.client.Limits;
import dip.client.Pauses;
import dip.sending.relay.Relay;
import dip.signing.CryptoProvider;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a service that calls the DIP is told of it; each service has these settings under a prefix of its own. */
public interface CallingConfig {

    /** Of the DIP's API, without path: the endpoint's is added, and signed as it stands. */
    URI dipUrl();

    /** Who makes signatures; the fastest that works where left out. */
    Optional<CryptoProvider> crypto();

    Sending sending();

    Call call();

    Retry retry();

    Circuit circuit();

    Relaying relay();

    default ClientSettings client() {
        Limits limits = new Limits(sending().concurrency(), sending().perSecond().orElse(Double.POSITIVE_INFINITY));
        return new ClientSettings(dipUrl(), call().connectTimeout(), call().timeout(), call().idleTimeout(), limits, limits,
                new CircuitSettings(circuit().calls(), circuit().failureRatio(), circuit().pause()));
    }

    default Pauses pauses() {
        return new Pauses(new Pauses.Settings(retry().first(), retry().atMost(), retry().jitter()));
    }

    default Relay.Settings relaying() {
        return new Relay.Settings(relay().messages(), relay().bytes(), sending().poll(), relay().retry());
    }

    /** How messages are gathered for a call. */
    interface Sending {

        /** Messages in one call at most. */
        @WithDefault("200")
        @Positive
        @Max(10_000)
        int batch();

        /** How long messages wait for company where they fill no call. */
        @WithDefault("100ms")
        Duration linger();

        /** Calls at once, for one participant. */
        @WithDefault("2")
        @Positive
        int concurrency();

        /** Calls a second at most, for one participant; no limit where left out. */
        OptionalDouble perSecond();

        /** How often an idle sender looks for what has become due. */
        @WithDefault("1s")
        Duration poll();

        /** After which what a vanished copy had claimed is sent by another; longer than twice {@code call.timeout}. */
        @WithDefault("1m")
        Duration lease();
    }

    /** Limits of one call. */
    interface Call {

        @WithDefault("5s")
        Duration connectTimeout();

        /** From the start to the whole answer. */
        @WithDefault("15s")
        Duration timeout();

        /** After which an unused connection is closed. */
        @WithDefault("1m")
        Duration idleTimeout();
    }

    /** Pauses between attempts: they double, each shortened at random. */
    interface Retry {

        @WithDefault("1s")
        Duration first();

        @WithDefault("5m")
        Duration atMost();

        /** By which share of itself a pause may be shortened. */
        @WithDefault("0.5")
        @DecimalMin("0")
        @DecimalMax("1")
        double jitter();
    }

    /** When calls are not even tried. */
    interface Circuit {

        /** Calls that are looked at. */
        @WithDefault("10")
        @Positive
        int calls();

        /** Share of them to fail before it opens. */
        @WithDefault("0.5")
        @DecimalMin("0")
        @DecimalMax("1")
        double failureRatio();

        /** How long it stays open before one call is tried. */
        @WithDefault("5s")
        Duration pause();
    }

    /** How the broker is told of calls, and of what came of them. */
    interface Relaying {

        /** Messages at once at most. */
        @WithDefault("100")
        @Positive
        int messages();

        /** Of them together, in bytes; a larger one goes alone. */
        @WithDefault("2097152")
        @Positive
        int bytes();

        /** After which what the broker rejected is passed on again. */
        @WithDefault("10s")
        Duration retry();
    }
}
