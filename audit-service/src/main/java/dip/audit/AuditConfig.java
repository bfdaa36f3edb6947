package dip.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** What audit can be told. Documented in {@code docs/reference/audit-service.md}. */
@ConfigMapping(prefix = "dip.audit")
public interface AuditConfig {

    /** How long days are kept: by default three months of live audit log and twelve of archive (DSD002 Annex 1). */
    @WithDefault("P15M")
    Period retention();

    Intake intake();

    Trust trust();

    interface Intake {

        /** Least time from one batch of a queue to the next, unless that is full: what comes in meanwhile shares a transaction. */
        @WithDefault("25ms")
        @DurationMin
        @DurationMax(seconds = 10)
        Duration gather();

        /** Bodies in one statement, in bytes; a larger batch becomes several. */
        @WithDefault("1048576")
        int statementBytes();

        /** The pause before a batch is tried again doubles up to this. */
        @WithDefault("10s")
        Duration maxRetryDelay();

        InFlight inFlight();
    }

    /** Messages held unsettled, by queue: what bounds the service's memory. */
    interface InFlight {

        @WithDefault("128")
        int registration();

        @WithDefault("16")
        int consumption();

        @WithDefault("4")
        int report();

        @WithDefault("128")
        int status();

        @WithDefault("256")
        int verdicts();

        @WithDefault("32")
        int sent();

        @WithDefault("16")
        int journal();
    }

    /** Whose signatures are believed when a delivery is verified again; as at ingress. */
    interface Trust {

        /** PEM files of the issuers of signing certificates. Without them no verification passes. */
        Optional<List<Path>> anchors();

        /** How far the signature's date may lie from the time of receipt. */
        @WithDefault("5m")
        Duration allowedSkew();

        @WithDefault("2048")
        int minimumRsaBits();
    }
}
