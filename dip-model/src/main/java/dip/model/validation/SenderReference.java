package dip.model.validation;

/**
 * The parts of a sender unique reference.
 *
 * @param prefix {@code IF}, {@code REP} or null where it is left out
 * @param number three or four digits
 * @param date eight digits, not necessarily a date
 */
record SenderReference(String prefix, String number, String dipId, String role, String date) {

    private static final int PARTS = 6;

    /** @return null where the text does not fit the pattern of DIP API 2.1.0 */
    static SenderReference parse(String text) {
        String[] part = text.split("-", -1);
        int p = part.length == PARTS + 1 ? 1 : 0;
        boolean fits = part.length == PARTS + p && part[0].equals("S")
                && (p == 0 || part[1].equals("IF") || part[1].equals("REP"))
                && consistsOf(part[p + 1], 3, 4, Character.DECIMAL_DIGIT_NUMBER, "")
                && consistsOf(part[p + 2], 10, 10, Character.DECIMAL_DIGIT_NUMBER, "abcdefABCDEF")
                && consistsOf(part[p + 3], 3, 5, Character.UPPERCASE_LETTER, "")
                && consistsOf(part[p + 4], 8, 8, Character.DECIMAL_DIGIT_NUMBER, "")
                && !part[p + 5].isEmpty() && part[p + 5].chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
        return fits ? new SenderReference(p == 0 ? null : part[1], part[p + 1], part[p + 2], part[p + 3], part[p + 4]) : null;
    }

    /** Whether it names this interface; the pattern has no room for the letter of {@code REP-002A}, so it is passed over. */
    boolean isFor(String interfaceId) {
        int dash = interfaceId.indexOf('-');
        return (prefix == null || prefix.equals(interfaceId.substring(0, dash)))
                && interfaceId.substring(dash + 1).startsWith(number);
    }

    private static boolean consistsOf(String text, int min, int max, byte kind, String others) {
        return text.length() >= min && text.length() <= max
                && text.chars().allMatch(c -> c < 128 && Character.getType(c) == kind || others.indexOf(c) >= 0);
    }
}
