package dip.status.call;

import dip.client.CircuitSettings;
import dip.client.ClientSettings;
import dip.client.DipClient;
import dip.client.Limits;
import dip.client.Pauses;
import dip.status.StatusConfig;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Makes what calls the DIP out of the configuration. */
@Singleton
class Calling {

    @Produces
    @Singleton
    ClientSettings settings(StatusConfig config) {
        Limits limits = new Limits(config.sending().concurrency(),
                config.sending().perSecond().orElse(Double.POSITIVE_INFINITY));
        return new ClientSettings(config.dipUrl(), config.call().connectTimeout(), config.call().timeout(),
                config.call().idleTimeout(), limits, limits,
                new CircuitSettings(config.circuit().calls(), config.circuit().failureRatio(), config.circuit().pause()));
    }

    @Produces
    @Singleton
    DipClient client(ClientSettings settings, InstantSource clock, MeterRegistry registry) {
        return new DipClient(settings, clock, registry);
    }

    @Produces
    @Singleton
    Pauses pauses(StatusConfig config) {
        return new Pauses(new Pauses.Settings(config.retry().first(), config.retry().atMost(), config.retry().jitter()));
    }
}
