package dip.status.remedy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The settings of cases: docs/reference/status-service.md. */
@ConfigMapping(prefix = "dip.cases")
public interface CasesConfig {

    /** The first that fits a failure is its. */
    List<RuleConfig> rules();

    /** Messages that one copy sends again in a second at most by rule, and so many again for a job. */
    @WithDefault("10")
    @Min(1)
    @Max(100)
    int resendPerSecond();

    /** How long a case stays open of which nothing fails any more, since its last message joined and anybody did anything to it. */
    @WithDefault("1h")
    @DurationMin(seconds = 1)
    @DurationMax(days = 35)
    Duration settledAfter();

    /** What a rule is for and what it does: {@link Rule}. */
    interface RuleConfig {

        Optional<String> code();

        Optional<String> recipient();

        @WithName("interface")
        Optional<String> interfaceId();

        Optional<String> participant();

        Remedy remedy();

        Optional<Duration> delay();

        OptionalInt times();

        /** Text by JSON pointer: {@link Fixes}. */
        Map<String, String> fix();

        Optional<String> owner();

        Optional<String> reason();

        Optional<Duration> deadline();

        /** Name of one of {@code dip.cases.notices.webhooks}. */
        Optional<String> webhook();
    }
}
