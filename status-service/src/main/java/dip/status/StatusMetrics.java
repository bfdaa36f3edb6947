package dip.status;

import dip.messaging.Verdict;
import dip.status.outbox.Claim;
import dip.status.outbox.Depth;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The metrics {@code dip_status_*}: docs/reference/status-service.md. */
@Singleton
public class StatusMetrics {

    private final MeterRegistry registry;
    private final Timer verdictToSent;
    private volatile Depth depth = Depth.NONE;
    private volatile long unmatched;

    StatusMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.verdictToSent = Timer.builder("dip.status.verdict.to.sent")
                .serviceLevelObjectives(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250),
                        Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(6), Duration.ofSeconds(16),
                        Duration.ofMinutes(1), Duration.ofHours(1))
                .register(registry);
        Gauge.builder("dip.status.outbox", () -> depth.waiting()).tag("state", "waiting").register(registry);
        Gauge.builder("dip.status.outbox", () -> depth.failed()).tag("state", "failed").register(registry);
        Gauge.builder("dip.status.outbox.held", () -> depth.held()).register(registry);
        Gauge.builder("dip.status.unmatched", () -> unmatched).register(registry);
        Gauge.builder("dip.status.holds", () -> depth.holds()).register(registry);
        Gauge.builder("dip.status.outbox.oldest.seconds", () -> depth.oldestSeconds()).register(registry);
    }

    public void verdict(Verdict.Outcome outcome) {
        registry.counter("dip.status.verdicts", "outcome", outcome.name().toLowerCase(Locale.ROOT)).increment();
    }

    /** @param elements status messages in the call */
    public void call(String outcome, int elements, long millis) {
        registry.timer("dip.status.calls", "outcome", outcome).record(millis, TimeUnit.MILLISECONDS);
        registry.counter("dip.status.messages", "outcome", outcome).increment(elements);
    }

    /** @param now epoch milliseconds */
    public void delivered(List<Claim> claims, long now) {
        claims.forEach(claim -> verdictToSent.record(Math.max(0, now - claim.judgedAt()), TimeUnit.MILLISECONDS));
    }

    /** A status about what we sent. */
    public void received(String outcome) {
        registry.counter("dip.status.received", "outcome", outcome).increment();
    }

    /** Statuses that had come before, byte for byte. */
    public void repeated(int statuses) {
        registry.counter("dip.status.received.repeated").increment(statuses);
    }

    public void matched(String by) {
        registry.counter("dip.status.matched", "by", by).increment();
    }

    public void unmatched(long statuses) {
        unmatched = statuses;
    }

    public void depth(Depth counted) {
        depth = counted;
    }
}
