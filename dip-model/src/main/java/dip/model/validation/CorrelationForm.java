package dip.model.validation;

/**
 * The form of a correlation ID: {@code CI-20220401-1234567890123abce123092} or {@code CI-BP09-20220401-…}. Known from
 * examples alone, so it is read generously: {@code CI-}, then letters, digits and dashes (dip-spec section 1.2).
 */
final class CorrelationForm {

    static final String ADVICE =
            "Give the correlation ID as the DIP made it: CI-, then letters, digits and dashes; or null where there is none.";

    private static final String PREFIX = "CI-";

    private CorrelationForm() {
    }

    static boolean fits(String id) {
        return id.startsWith(PREFIX) && id.length() > PREFIX.length()
                && id.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z');
    }
}
