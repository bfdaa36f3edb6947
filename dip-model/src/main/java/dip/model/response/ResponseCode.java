package dip.model.response;

import java.util.Set;

/**
 * One of the DIP's response codes (dip-spec section 4.1).
 *
 * @param code for instance {@code RCP1021}
 * @param text for instance {@code Mandatory Data Item Missing}
 */
public record ResponseCode(String code, String text) {

    private static final Set<String> SUCCESSES = Set.of("MSG0000", "RCP0000", "SP000");

    /** The form in messages, {@code CODE - Text}, at most 200 code points. */
    public String message() {
        return Clip.to(StandardResponse.MAX_MESSAGE, code + " - " + text);
    }

    /** Whether it says yes; all other codes are reasons for a no. */
    public static boolean isSuccess(String code) {
        return SUCCESSES.contains(code);
    }

    /**
     * The code at the start of a message, read leniently: {@code MSG1001 -Schema Failure} gives {@code MSG1001}. A code
     * is two or three letters and three or four digits, in capitals, with nothing but a space, dash or colon behind it.
     *
     * @return null where {@code message} is null or starts with no code
     */
    public static String codeIn(String message) {
        if (message == null) {
            return null;
        }
        String text = message.strip();
        int letters = run(text, 0, 'A', 'Z');
        int end = run(text, letters, '0', '9');
        int digits = end - letters;
        if (letters < 2 || letters > 3 || digits < 3 || digits > 4) {
            return null;
        }
        return end == text.length() || " -–:".indexOf(text.charAt(end)) >= 0 ? text.substring(0, end) : null;
    }

    private static int run(String text, int from, char first, char last) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= first && text.charAt(at) <= last) {
            at++;
        }
        return at;
    }
}
