package dip.client;

import dip.client.Outcome.Guard;
import dip.client.Outcome.Tried;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The metrics {@code dip_client_*}: docs/reference/dip-client.md. */
final class ClientMetrics {

    private static final String CHANNEL = "channel";

    private final MeterRegistry registry;

    ClientMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void circuit(Endpoint endpoint, Circuit circuit) {
        Gauge.builder("dip.client.circuit.open", circuit, known -> known.isOpen() ? 1 : 0).tag(CHANNEL, endpoint.channel())
                .strongReference(true).register(registry);
    }

    void tried(Endpoint endpoint, Tried outcome, long nanos) {
        registry.timer("dip.client.calls", CHANNEL, endpoint.channel(), "outcome", outcome.id()).record(nanos, TimeUnit.NANOSECONDS);
    }

    void notTried(Endpoint endpoint, Guard guard) {
        registry.counter("dip.client.not.tried", CHANNEL, endpoint.channel(), "guard", guard.name().toLowerCase(Locale.ROOT)).increment();
    }
}
