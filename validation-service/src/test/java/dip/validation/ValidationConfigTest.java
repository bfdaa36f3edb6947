package dip.validation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service comes with, and a setting that it must refuse. */
class ValidationConfigTest {

    private static final int TESTS = 1000;
    private static final int BELOW_THE_TESTS = 999;

    @ParameterizedTest
    @ValueSource(strings = {"-1ms", "11s"})
    void gatherThatIsNoPauseStopsTheStart(String gather) {
        assertThatThrownBy(() -> read(gather)).isInstanceOf(ConfigValidationException.class)
                .hasMessageContaining("dip.validation.gather must be ");
    }

    @Test
    void gatherMayBeNone() {
        assertThatCode(() -> read("0ms")).doesNotThrowAnyException();
    }

    private void read(String gather) throws IOException {
        new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, TESTS, new DurationConverter())
                .withSources(new PropertiesConfigSource(getClass().getResource("/application.properties"), BELOW_THE_TESTS))
                .withSources(new PropertiesConfigSource(Map.of("dip.validation.gather", gather), "test", TESTS))
                .withMapping(ValidationConfig.class)
                .withMappingIgnore("**")
                .withValidator(new BeanValidationConfigValidatorImpl())
                .build();
    }
}
