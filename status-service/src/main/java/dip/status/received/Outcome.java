package dip.status.received;

import dip.model.response.ResponseCode;
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

    /** @param code null where the status has none */
    static Outcome of(String code) {
        return switch (family(code)) {
            case "MSG" -> ResponseCode.isSuccess(code) ? DELIVERED : FAILED;
            case "RCP" -> ResponseCode.isSuccess(code) ? DELIVERED : REJECTED;
            case "REG", "ECS", "SP", "DS" -> ANSWERED;
            default -> UNCLEAR;
        };
    }

    /**
     * Whether somebody has to see to it, the one home of that rule: a no of the DIP, of the recipient or of the business
     * process. A code of no family known says neither.
     *
     * @param code null where the status has none
     */
    static boolean isFailure(String code) {
        return of(code) != UNCLEAR && !ResponseCode.isSuccess(code);
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
