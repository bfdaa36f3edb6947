package dip.model;

/** The MPAN core: 13 digits, the last of which checks the others (dip-spec section 1.3). */
public final class Mpan {

    public static final int LENGTH = 13;

    private static final int[] WEIGHTS = {3, 5, 7, 13, 17, 19, 23, 29, 31, 37, 41, 43};

    private Mpan() {
    }

    /** Whether {@code core} is 13 ASCII digits with the right check digit. */
    public static boolean isValid(CharSequence core) {
        return core.length() == LENGTH && isDigits(core) && core.charAt(LENGTH - 1) - '0' == checkDigit(core);
    }

    /**
     * Weighted sum of the first twelve digits, modulo 11, modulo 10.
     *
     * @param digits at least twelve ASCII digits; what follows them is not looked at
     */
    public static int checkDigit(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return sum % 11 % 10;
    }

    private static boolean isDigits(CharSequence text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
