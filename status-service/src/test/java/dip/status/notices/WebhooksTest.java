package dip.status.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.service.InvalidConfiguration;
import dip.status.remedy.RulesTest;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From settings to the webhooks that there are. */
class WebhooksTest {

    private static final String NAMED = "dip.cases.notices.webhooks.";

    @Test
    void caseIsToldToTheOneThatGetsEverythingAndToTheOneOfItsRule() {
        Webhooks webhooks = webhooks(Map.of("dip.cases.notices.webhook.url", "https://all.example.com",
                NAMED + "registrations.url", "https://registrations.example.com", NAMED + "data.url", "https://data.example.com"));

        assertThat(webhooks.of("registrations")).containsExactly(Webhooks.ALL, "registrations");
        assertThat(webhooks.of(null)).containsExactly(Webhooks.ALL);
        assertThat(webhooks.of("of a rule of before")).containsExactly(Webhooks.ALL);
        assertThat(webhooks(Map.of(NAMED + "data.url", "https://data.example.com")).of("data")).containsExactly("data");
        assertThat(webhooks(Map.of()).of(null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            NAMED + "data.attempts|3|" + NAMED + "data.url", NAMED + "data.url|http://data.example.com|" + NAMED + "data.url",
            NAMED + "Data.url|https://data.example.com|" + NAMED + "Data", NAMED + "data.secret-file|/no/such|" + NAMED + "data.url",
            "dip.cases.notices.webhook.url|ftp://all.example.com|dip.cases.notices.webhook.url"})
    void wrongWebhookIsNamed(String name, String value, String key) {
        assertThatThrownBy(() -> webhooks(Map.of(name, value))).isInstanceOf(InvalidConfiguration.class).hasMessageStartingWith(key + ": ");
    }

    @Test
    void webhookOfARuleThatThereIsNotIsNamed() {
        Map<String, String> rule = Map.of("dip.cases.rules[0].remedy", "notify", "dip.cases.rules[0].webhook", "registrations");

        assertThatThrownBy(() -> webhooks(rule)).isInstanceOf(InvalidConfiguration.class)
                .hasMessageStartingWith("dip.cases.rules[0].webhook: 'registrations'");
    }

    private static Webhooks webhooks(Map<String, String> settings) {
        NoticesConfig config = new SmallRyeConfigBuilder().withMapping(NoticesConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMappingIgnore("dip.cases.**")
                .withSources(new PropertiesConfigSource(settings, "test", 100)).build().getConfigMapping(NoticesConfig.class);
        return new Webhooks(config, RulesTest.rules(settings));
    }
}
