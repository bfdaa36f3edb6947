package dip.egress;

import dip.sending.call.CallingConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The settings of this service: docs/reference/egress-service.md. */
@ConfigMapping(prefix = "dip.egress")
public interface EgressConfig extends CallingConfig {

    /** DIP ID for {@code DIPConnectionProviderID}, where a message does not give one. */
    Optional<String> connectionProvider();

    /** Messages in one submission at most. */
    @WithDefault("1000")
    @Positive
    int maxMessages();

    /** Messages in one call at most, in bytes; a larger one goes alone. */
    @WithDefault("4194304")
    @Positive
    int batchBytes();

    /** Messages in calls at once at most, in bytes, over all participants; a larger one goes when there is no other. */
    @WithDefault("8388608")
    @Positive
    long inFlightBytes();

    /** By interface ID, and {@code default}: what to do with the same business content under a new reference. */
    Map<String, DuplicateGuard> duplicates();

    Submit submit();

    Outbox outbox();

    Ramp ramp();

    /** How calls are begun again after an outage. */
    interface Ramp {

        /** Failed calls of a participant in a row, on whichever channels, that are an outage. */
        @WithDefault("5")
        @Positive
        int after();
    }

    /** How {@code dip.submit} is read. */
    interface Submit {

        /** Submissions unsettled at most. */
        @WithDefault("8")
        @Positive
        int inFlight();
    }

    interface Outbox {

        /** How long what the DIP has accepted, and an Idempotency-Key, is remembered. */
        @WithDefault("35d")
        Duration retention();

        /** How often what is older is removed. */
        @WithDefault("1m")
        Duration pruneEvery();

        /** How often the rows are counted for the metrics. */
        @WithDefault("15s")
        Duration countEvery();
    }
}
