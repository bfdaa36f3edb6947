package dip.service.certificates;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The gauge {@code dip_certificate_expiry_seconds} by {@code use} and {@code owner}: seconds until the first of their
 * certificates expires, negative afterwards; and who is to be warned about, at most once a day for each.
 */
final class CertificateExpiry {

    /** @param left until it expires; negative where it has */
    record Warning(UsedCertificate used, Duration left) {
    }

    private record Label(String use, String owner) {
    }

    private static final Duration BETWEEN_WARNINGS = Duration.ofDays(1);

    private final MeterRegistry registry;
    private final InstantSource clock;
    private final Duration warnBefore;
    private final Set<Label> registered = new HashSet<>();
    private final Map<UsedCertificate, Instant> warned = new HashMap<>();
    private volatile Map<Label, Instant> ends = Map.of();

    CertificateExpiry(MeterRegistry registry, InstantSource clock, Duration warnBefore) {
        this.registry = registry;
        this.clock = clock;
        this.warnBefore = warnBefore;
    }

    /** Takes over what is used now. @return what to warn about and has not been for a day */
    synchronized List<Warning> look(List<UsedCertificate> used) {
        Map<Label, Instant> earliest = new HashMap<>();
        for (UsedCertificate each : used) {
            earliest.merge(new Label(each.use(), each.owner()), end(each), (a, b) -> a.isBefore(b) ? a : b);
        }
        ends = Map.copyOf(earliest);
        earliest.keySet().stream().filter(registered::add).forEach(this::register);
        warned.keySet().retainAll(used);
        return warnings(used);
    }

    private List<Warning> warnings(List<UsedCertificate> used) {
        Instant now = clock.instant();
        List<Warning> due = new ArrayList<>();
        for (UsedCertificate each : used) {
            Duration left = Duration.between(now, end(each));
            Instant last = warned.get(each);
            if (left.compareTo(warnBefore) < 0 && (last == null || !now.isBefore(last.plus(BETWEEN_WARNINGS)))) {
                warned.put(each, now);
                due.add(new Warning(each, left));
            }
        }
        return due;
    }

    private void register(Label label) {
        Gauge.builder("dip.certificate.expiry.seconds", () -> secondsLeft(label))
                .tag("use", label.use).tag("owner", label.owner)
                .description("Seconds until the first certificate of this use and owner expires; negative afterwards")
                .register(registry);
    }

    private double secondsLeft(Label label) {
        Instant end = ends.get(label);
        return end == null ? Double.NaN : Duration.between(clock.instant(), end).toSeconds();
    }

    private static Instant end(UsedCertificate used) {
        return used.certificate().getNotAfter().toInstant();
    }
}
