package dip.ingress.http;

import dip.ingress.IngressConfig;
import dip.ingress.IngressMetrics;
import dip.service.InvalidConfiguration;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Bounds the requests in flight and the bytes of their bodies, over all event loops. */
@Singleton
final class Admission {

    private static final long LARGEST_ARRAY = 1L << 30;

    private final int maxRequests;
    private final long maxBytes;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Admission(IngressConfig config, IngressMetrics metrics) {
        maxRequests = config.limits().requestsInFlight();
        maxBytes = config.limits().bytesInFlight().asLongValue();
        requireRoomForOne(config.limits().bodySize().asLongValue());
        metrics.gauge("in.flight.requests", "Requests being worked on", requests::get);
        metrics.gauge("in.flight.bytes", "Bytes of the bodies being worked on", bytes::get);
    }

    private void requireRoomForOne(long largestBody) {
        if (largestBody > LARGEST_ARRAY) {
            throw new InvalidConfiguration("dip.ingress.limits.body-size", "is more than 1G");
        }
        if (largestBody > maxBytes) {
            throw new InvalidConfiguration("dip.ingress.limits.bytes-in-flight",
                    "is less than body-size, " + largestBody + ": the largest delivery could never be taken");
        }
    }

    /** A place for one request; empty where all are taken. */
    Optional<Ticket> enter() {
        if (requests.incrementAndGet() > maxRequests) {
            requests.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(new Ticket());
    }

    /** Held from a request's head to its answer. */
    final class Ticket {

        private final AtomicBoolean open = new AtomicBoolean(true);
        private long held;

        /** Takes so many bytes more; false where they are not to be had. For the request's event loop alone. */
        boolean reserve(long more) {
            if (bytes.addAndGet(more) > maxBytes) {
                bytes.addAndGet(-more);
                return false;
            }
            held += more;
            return true;
        }

        void leave() {
            if (open.compareAndSet(true, false)) {
                bytes.addAndGet(-held);
                requests.decrementAndGet();
            }
        }
    }
}
