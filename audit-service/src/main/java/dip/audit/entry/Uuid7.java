package dip.audit.entry;

import java.util.Optional;
import java.util.UUID;

/** UUIDs version 7 as times: their first 48 bits are epoch milliseconds (RFC 9562 section 5.7). */
public final class Uuid7 {

    private static final int TIME_SHIFT = 16;
    private static final int VERSION = 7;

    private Uuid7() {
    }

    /** Empty where {@code text} is not exactly a lower-case UUID version 7. */
    public static Optional<UUID> parse(String text) {
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> is(id) && id.toString().equals(text));
        } catch (IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    public static boolean is(UUID id) {
        return id.version() == VERSION;
    }

    public static long millis(UUID id) {
        return id.getMostSignificantBits() >>> TIME_SHIFT;
    }

    /** The smallest UUID of that millisecond, in Postgres' order: a bound for ranges, itself no UUID version 7. */
    public static UUID floor(long millis) {
        return new UUID(millis << TIME_SHIFT, 0);
    }
}
