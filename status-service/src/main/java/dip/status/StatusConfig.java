package dip.status;

import dip.sending.call.CallingConfig;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The settings of this service: docs/reference/status-service.md. */
@ConfigMapping(prefix = "dip.status")
public interface StatusConfig extends CallingConfig {

    Intake intake();

    /** Of statuses received. */
    Intake received();

    /** Of what egress tells of what we sent. */
    Intake sent();

    /** Of what egress answers to messages sent anew. */
    Intake resubmitted();

    Outbox outbox();

    Kept kept();

    /** How verdicts, or what else it is of, are read. */
    interface Intake {

        /** Messages unsettled at most. */
        @WithDefault("1024")
        @Positive
        int inFlight();

        /** Messages in one transaction at most. */
        @WithDefault("256")
        @Positive
        int batch();

        @WithDefault("2")
        @Positive
        int concurrency();

        /** Least time from one batch to the next, unless that is full: what comes in meanwhile shares a transaction. */
        @WithDefault("20ms")
        @DurationMin
        @DurationMax(seconds = 10)
        Duration gather();
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

    /** How long things are remembered that no outbox needs. */
    interface Kept {

        /** Messages sent, and statuses about them, from when they came. */
        @WithDefault("35d")
        Duration retention();

        /** How often older ones are removed. */
        @WithDefault("1m")
        Duration pruneEvery();

        /** How often rows are counted for the metrics. */
        @WithDefault("15s")
        Duration countEvery();
    }
}
