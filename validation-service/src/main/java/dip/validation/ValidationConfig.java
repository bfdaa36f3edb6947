package dip.validation;

import dip.model.catalogue.Lane;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The settings of this service: docs/reference/validation-service.md. */
@ConfigMapping(prefix = "dip.validation")
public interface ValidationConfig {

    /** What this copy reads, and how much of it at once. A lane not named is not read. */
    Map<Lane, LaneConfig> lanes();

    /** Least time from one batch of a lane to the next, unless that is full: what comes in meanwhile shares a transaction. */
    @WithDefault("20ms")
    @DurationMin
    @DurationMax(seconds = 10)
    Duration gather();

    Duplicates duplicates();

    Postgres postgres();

    interface LaneConfig {

        @WithDefault("true")
        boolean enabled();

        /** Messages unsettled at most: what a crash makes the broker deliver again, and what memory has to hold. */
        @Positive
        int inFlight();

        /** Messages in a batch at most: one transaction in Postgres. */
        @Positive
        int batch();

        /** Batches at work at once. */
        @Positive
        int concurrency();
    }

    interface Duplicates {

        /** How long an item is remembered after its receipt. */
        @WithDefault("35d")
        Duration window();

        /** How often items older than the window are removed. */
        @WithDefault("1m")
        Duration pruneEvery();

        /** Rows removed in one transaction at most. */
        @WithDefault("1000")
        @Positive
        int pruneRows();
    }

    interface Postgres {

        /** Pause before a failed batch is tried again; doubles with each failure. */
        @WithDefault("100ms")
        Duration retryAfter();

        /** The longest such pause. */
        @WithDefault("5s")
        Duration retryAtMost();
    }
}
