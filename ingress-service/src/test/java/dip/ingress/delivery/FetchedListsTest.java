package dip.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.ingress.IngressConfig;
import dip.service.InvalidConfiguration;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What cannot be meant stops the start, with its key. */
class FetchedListsTest {

    private static final String FETCH = "dip.ingress.trust.crl-fetch";

    private final Map<String, String> settings = new HashMap<>(Map.of("dip.ingress.trust.anchors", "ca.pem",
            "dip.ingress.trust.revocation", "crl"));

    @Test
    void withoutASettingNothingIsFetched() {
        assertThat(lists().lists()).isEmpty();
    }

    @Test
    void fetchingWithoutRevocationByCrlIsAMistake() {
        settings.put("dip.ingress.trust.revocation", "ocsp");
        settings.put(FETCH + ".distribution-point-hosts", "crl.example.test");

        assertMistake();
    }

    @Test
    void whatIsNoUrlOfAListIsAMistake() {
        settings.put(FETCH + ".urls", "file:///etc/passwd");

        assertMistake();
    }

    @Test
    void aListOfMoreThanTwoGigabytesIsAMistake() {
        settings.put(FETCH + ".distribution-point-hosts", "crl.example.test");
        settings.put(FETCH + ".max-size", "3G");

        assertMistake();
    }

    private void assertMistake() {
        assertThatThrownBy(this::lists).isInstanceOf(InvalidConfiguration.class).hasMessageStartingWith(FETCH + ": ");
    }

    private FetchedLists lists() {
        return new FetchedLists(new SmallRyeConfigBuilder().addDiscoveredConverters()
                .withMapping(IngressConfig.class).withDefaultValues(settings).build().getConfigMapping(IngressConfig.class), null, InstantSource.system());
    }
}
