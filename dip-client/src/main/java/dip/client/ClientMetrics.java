package dip.client;

import dip.client.Outcome.Guard;
import dip.client.Outcome.Tried;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The metrics {@code dip_client_*}: docs/reference/dip-client.md. */
final class ClientMetrics {

    private static final String CHANNEL = "channel";
    private static final double MILLIS = 1000;

    private record Standing(String dipId, Fault.Reason reason) {
    }

    private final MeterRegistry registry;
    private final Map<Standing, AtomicInteger> faults = new ConcurrentHashMap<>();
    private volatile Duration ahead;

    ClientMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("dip.client.clock.ahead.seconds", () -> ahead == null ? Double.NaN : ahead.toMillis() / MILLIS).register(registry);
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

    /** All reasons have their gauge from the start, so that an alert's expression finds them. */
    void participant(String dipId) {
        for (Fault.Reason reason : Fault.Reason.values()) {
            faults.computeIfAbsent(new Standing(dipId, reason), this::gauge);
        }
    }

    /** @param stands whether it does from now on */
    void fault(String dipId, Fault.Reason reason, boolean stands) {
        faults.get(new Standing(dipId, reason)).set(stands ? 1 : 0);
    }

    /** @param by how much our clock is ahead of the DIP's; negative where it is behind */
    void clockIsAhead(Duration by) {
        ahead = by;
    }

    private AtomicInteger gauge(Standing standing) {
        AtomicInteger stands = new AtomicInteger();
        Gauge.builder("dip.client.fault", stands, AtomicInteger::get).tag("participant", standing.dipId).tag("reason", standing.reason.label())
                .strongReference(true).register(registry);
        return stands;
    }
}
