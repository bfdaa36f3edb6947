package dip.service;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** UUIDs version 7 (RFC 9562): milliseconds, a counter that keeps an instance's order within one, and 62 random bits. */
@Singleton
public final class TimeOrderedIds {

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicInteger counter = new AtomicInteger();

    TimeOrderedIds(InstantSource clock) {
        this.clock = clock;
    }

    public UUID next() {
        long high = clock.millis() << 16 | 0x7000 | counter.getAndIncrement() & 0xfff;
        long low = random.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** When it was made, in epoch milliseconds. */
    public static long time(UUID id) {
        return id.getMostSignificantBits() >>> 16;
    }
}
