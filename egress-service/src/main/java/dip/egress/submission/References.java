package dip.egress.submission;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** Sender unique references of the required form (dip-spec section 1.2), unique by 128 random bits. */
@Singleton
class References {

    private static final int RANDOM_BYTES = 16;

    private final SecureRandom random = new SecureRandom();

    /** The pattern has no room for the letter of {@code REP-002A}. */
    String next(String interfaceId, String dipId, String role, Instant at) {
        byte[] sequence = new byte[RANDOM_BYTES];
        random.nextBytes(sequence);
        return "S-" + interfaceId.replaceAll("[A-Z]$", "") + '-' + dipId + '-' + role + '-'
                + DateTimeFormatter.BASIC_ISO_DATE.format(at.atOffset(ZoneOffset.UTC).toLocalDate()) + '-'
                + HexFormat.of().formatHex(sequence);
    }
}
