package dip.status;

import dip.signing.CryptoProvider;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** The settings of this service: docs/reference/status-service.md. */
@ConfigMapping(prefix = "dip.status")
public interface StatusConfig {

    /** Of the DIP's API, without path: {@code /statusmessage} is added, and signed as it stands. */
    URI dipUrl();

    /** Who makes signatures; the fastest that works where left out. */
    Optional<CryptoProvider> crypto();

    Intake intake();

    Sending sending();

    Call call();

    Retry retry();

    Circuit circuit();

    Outbox outbox();

    /** How verdicts are read. */
    interface Intake {

        /** Verdicts unsettled at most. */
        @WithDefault("1024")
        @Positive
        int inFlight();

        /** Verdicts in one transaction at most. */
        @WithDefault("256")
        @Positive
        int batch();

        @WithDefault("2")
        @Positive
        int concurrency();

        /** Least time from one batch to the next, unless that is full: what comes in meanwhile shares a transaction. */
        @WithDefault("20ms")
        Duration gather();
    }

    /** How status messages are gathered for a call. */
    interface Sending {

        /** Status messages in one call at most. */
        @WithDefault("200")
        @Positive
        @Max(10_000)
        int batch();

        /** How long status messages wait for company where they fill no call. */
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

    interface Outbox {

        /** How long a delivered row is kept, which is how long a repeated verdict is recognised. */
        @WithDefault("35d")
        Duration retention();

        /** How often old rows are removed. */
        @WithDefault("1m")
        Duration pruneEvery();

        /** How often the rows are counted for the metrics. */
        @WithDefault("15s")
        Duration countEvery();
    }
}
