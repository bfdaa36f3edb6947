package dip.simulator.egress;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What the egress counts; all of it is there from the start. */
@Singleton
final class EgressMetrics {

    private final Map<Disposition, Counter> deliveries = new EnumMap<>(Disposition.class);
    private final Counter retries;

    EgressMetrics(MeterRegistry registry) {
        for (Disposition disposition : Disposition.values()) {
            String outcome = disposition == Disposition.RETRY ? "exhausted" : disposition.name().toLowerCase(Locale.ROOT);
            deliveries.put(disposition, registry.counter("dip_simulator_deliveries", "outcome", outcome));
        }
        retries = registry.counter("dip_simulator_retries");
    }

    void ended(Disposition disposition) {
        deliveries.get(disposition).increment();
    }

    void retried() {
        retries.increment();
    }
}
