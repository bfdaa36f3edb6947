package dip.ingress;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** How old one fetched revocation list is, and how long it is good for. Not a number until it was fetched once. */
final class RevocationListGauges {

    private volatile Instant fetchedAt;
    private volatile Instant until;

    RevocationListGauges(MeterRegistry registry, URI list, InstantSource clock) {
        gauge(registry, "dip.ingress.revocation.list.age.seconds", "Seconds since a revocation list was last fetched", list,
                () -> fetchedAt == null ? Double.NaN : seconds(fetchedAt, clock.instant()));
        gauge(registry, "dip.ingress.revocation.list.left.seconds",
                "Seconds until a fetched revocation list is over; negative afterwards", list,
                () -> until == null ? Double.NaN : seconds(clock.instant(), until));
    }

    void fetched(Instant at, Instant itsEnd) {
        fetchedAt = at;
        until = itsEnd;
    }

    private static void gauge(MeterRegistry registry, String name, String description, URI list, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).tag("list", list.toString()).register(registry);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }
}
