package dip.status.received;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a status says of the message that it is about, from the lightest to the heaviest; by the family of its code
 * (dip-spec section 4.1).
 */
public enum Outcome {

    /** {@code MSG0000}, {@code RCP0000}. */
    DELIVERED,
    /** {@code REG…}, {@code ECS…}, {@code SP…}, {@code DS…}: the business process has answered. */
    ANSWERED,
    /** No code, or one of no family known. */
    UNCLEAR,
    /** Other {@code RCP…}: the recipient will not have it. */
    REJECTED,
    /** Other {@code MSG…}: the DIP could not pass it on. */
    FAILED;

    private static final String SUCCESS = "0000";

    /** @param code null where the status has none */
    static Outcome of(String code) {
        return switch (family(code)) {
            case "MSG" -> code.endsWith(SUCCESS) ? DELIVERED : FAILED;
            case "RCP" -> code.endsWith(SUCCESS) ? DELIVERED : REJECTED;
            case "REG", "ECS", "SP", "DS" -> ANSWERED;
            default -> UNCLEAR;
        };
    }

    /** The letters at the code's start; empty where there is no code. */
    public static String family(String code) {
        return code == null ? "" : code.replaceFirst("[0-9].*$", "");
    }

    /** From the lightest to the heaviest. */
    static List<String> ids() {
        return Stream.of(values()).map(Outcome::id).toList();
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
