package dip.egress;

import dip.egress.outbox.Depth;
import dip.sending.Ramp;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** The metrics {@code dip_egress_*}: docs/reference/egress-service.md. */
@Singleton
public class EgressMetrics {

    private final MeterRegistry registry;
    private volatile Depth depth = Depth.NONE;

    EgressMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("dip.egress.outbox", () -> depth.waiting()).tag("state", "waiting").register(registry);
        Gauge.builder("dip.egress.outbox", () -> depth.failed()).tag("state", "failed").register(registry);
        Gauge.builder("dip.egress.outbox", () -> depth.duplicates()).tag("state", "held").register(registry);
        Gauge.builder("dip.egress.outbox.held", () -> depth.held()).register(registry);
        Gauge.builder("dip.egress.holds", () -> depth.holds()).register(registry);
        Gauge.builder("dip.egress.outbox.oldest.seconds", () -> depth.oldestSeconds()).register(registry);
    }

    /** @param outcome {@code taken}, {@code repeated}, {@code refused} or {@code conflict} */
    public void submitted(String outcome, int messages) {
        registry.counter("dip.egress.submitted", "outcome", outcome).increment(messages);
    }

    /** A message on {@code dip.submit} that is no submission. */
    public void deadLetter() {
        registry.counter("dip.egress.dead.letters").increment();
    }

    public void duplicates(long messages) {
        registry.counter("dip.egress.duplicates").increment(messages);
    }

    /** @param outcome of the call that the messages were in */
    public void sent(String outcome, int messages) {
        registry.counter("dip.egress.messages", "outcome", outcome).increment(messages);
    }

    /** How far the participant's senders go, for now. */
    public void ramp(String participant, Ramp ramp) {
        Gauge.builder("dip.egress.calls.allowed", ramp, Ramp::allowed).tag("participant", participant).strongReference(true)
                .register(registry);
        Gauge.builder("dip.egress.channels.resting", ramp, of -> of.resting().size()).tag("participant", participant)
                .strongReference(true).register(registry);
    }

    public void depth(Depth counted) {
        depth = counted;
    }
}
