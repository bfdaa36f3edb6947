package dip.status.notices;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** The settings of notices: docs/reference/status-service.md. */
@ConfigMapping(prefix = "dip.cases.notices")
public interface NoticesConfig {

    /** Cases that one copy tells of in a second at most. */
    @WithDefault("20")
    @Min(1)
    @Max(1000)
    int perSecond();

    /** It gets everything. */
    WebhookConfig webhook();

    /** By the names that rules give them: each gets what is about cases of those rules. */
    Map<String, WebhookConfig> webhooks();

    /** Where notices are posted, beside the broker. */
    interface WebhookConfig {

        /** None, of the one that gets everything: there is no such one. */
        Optional<URI> url();

        /** Its content makes the signature. */
        Optional<Path> secretFile();

        /** Its content is the bearer token. */
        Optional<Path> tokenFile();

        /** After so many a notice is dead. */
        @WithDefault("12")
        @Min(1)
        @Max(100)
        int attempts();

        /** Pause after the first attempt; it doubles with each. */
        @WithDefault("30s")
        Duration firstPause();

        @WithDefault("1h")
        Duration longestPause();

        /** For its whole answer. */
        @WithDefault("5s")
        @DurationMin(millis = 1)
        Duration timeout();

        /** How long it is left alone when three of four posts fail. */
        @WithDefault("10s")
        @DurationMin
        Duration circuitPause();
    }
}
