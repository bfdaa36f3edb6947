package dip.status.cases;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** The metrics {@code dip_cases_*}: docs/reference/status-service.md. */
@Singleton
class CaseMetrics {

    private volatile Count count = new Count(0, 0, 0, 0);

    /** @param failing messages of cases that are not closed */
    record Count(long open, long inProgress, long overdue, long failing) {
    }

    CaseMetrics(MeterRegistry registry) {
        Gauge.builder("dip.cases", () -> count.open()).tag("state", "open").register(registry);
        Gauge.builder("dip.cases", () -> count.inProgress()).tag("state", "in-progress").register(registry);
        Gauge.builder("dip.cases.overdue", () -> count.overdue()).register(registry);
        Gauge.builder("dip.cases.failing", () -> count.failing()).register(registry);
    }

    void counted(Count latest) {
        count = latest;
    }
}
