package dip.model.sample;

import dip.model.Mpan;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;

/** Invented identifiers of the right form (dip-spec sections 1.2 and 6). */
final class Identifiers {

    private static final Map<String, String> ROLE_DIGITS = Map.of("ADS", "11", "MSS", "12", "MSA", "12", "UMSO", "12",
            "SDS", "14", "UMSDS", "14", "MDS", "18", "REGS", "22", "SUP", "23", "LDSO", "25");
    private static final String OTHER_ROLES = "10";
    private static final String[] DISTRIBUTORS = {"10", "12", "14", "17", "20", "21", "23"};

    private final SplittableRandom random;
    private final String run;
    private long sequence;

    Identifiers(long seed) {
        random = new SplittableRandom(seed);
        run = HexFormat.of().toHexDigits(random.nextLong(), 8);
    }

    /** Ten digits, the first two by role; one of eight participants. */
    String dipId(String role) {
        return ROLE_DIGITS.getOrDefault(role, OTHER_ROLES) + "00000" + (101 + random.nextInt(8));
    }

    String mpan() {
        StringBuilder core = new StringBuilder(DISTRIBUTORS[random.nextInt(DISTRIBUTORS.length)]);
        while (core.length() < Mpan.LENGTH - 1) {
            core.append(random.nextInt(10));
        }
        return core.append(Mpan.checkDigit(core)).toString();
    }

    /** The reference's pattern has no room for the letter of {@code REP-002A}. */
    String senderReference(String interfaceId, String dipId, String role, Instant at) {
        return "S-" + interfaceId.replaceAll("[A-Z]$", "") + '-' + dipId + '-' + role + '-' + date(at) + '-' + sequence();
    }

    String transaction(String interfaceId, String dipId, String role, Instant at) {
        return "T-" + interfaceId + '-' + dipId + '-' + role + '-' + date(at) + '-' + sequence();
    }

    String correlation(Instant at) {
        return "CI-" + date(at) + '-' + sequence();
    }

    private String sequence() {
        return run + HexFormat.of().toHexDigits(sequence++, 8);
    }

    private static String date(Instant at) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(at.atOffset(ZoneOffset.UTC).toLocalDate());
    }
}
