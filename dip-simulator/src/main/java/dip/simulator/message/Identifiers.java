package dip.simulator.message;

import dip.model.time.MessageTime;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Transaction IDs, sequences and timestamps in the DIP's forms (dip-spec section 1.2). */
@Singleton
public final class Identifiers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);

    private static final int BARE_ID = "REP-002".length();

    private final InstantSource clock;
    private final long start = ThreadLocalRandom.current().nextLong() & 0xffff_ffffL;
    private final AtomicLong next = new AtomicLong();

    Identifiers(InstantSource clock) {
        this.clock = clock;
    }

    /** For instance {@code T-IF-006-2200000001-REGS-20261124-7c01a2b3000000000000002a}: unique in this process, at most 65 long. */
    public String transactionId(String interfaceId, String senderId, String senderRole) {
        return "T-" + interfaceId + "-" + senderId + "-" + senderRole + "-" + day(clock.instant()) + "-" + sequence();
    }

    /**
     * For instance {@code S-IF-005-1200000001-MSS-20261124-7c01a2b3000000000000002a}. The form has no room for the letter
     * of {@code REP-002A}.
     */
    public String reference(String interfaceId, String senderId, String senderRole) {
        return "S-" + interfaceId.substring(0, Math.min(interfaceId.length(), BARE_ID)) + "-" + senderId + "-" + senderRole
                + "-" + day(clock.instant()) + "-" + sequence();
    }

    /** For instance {@code CI-20261124-7c01a2b3000000000000002a}. */
    public String correlationId() {
        return "CI-" + day(clock.instant()) + "-" + sequence();
    }

    /** Hex digits that no other call gets. */
    private String sequence() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(start, 8) + hex.toHexDigits(next.getAndIncrement(), 12);
    }

    /** 25 characters, for instance {@code 2026-11-24T19:05:00+00:00}. */
    public String now() {
        return MessageTime.format(clock.instant());
    }

    private static String day(Instant instant) {
        return DAY.format(instant);
    }
}
