package dip.model.response;

/** Cuts text to a number of code points: what the DIP's {@code maxLength} counts. */
final class Clip {

    private Clip() {
    }

    /** @return {@code text}, or its first {@code max} code points; null for null */
    static String to(int max, String text) {
        if (text == null || text.length() <= max || text.codePointCount(0, text.length()) <= max) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, max));
    }
}
