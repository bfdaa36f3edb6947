package dip.ingress.http;

/** The caller's own correlation ID where it is fit to be repeated in headers and logs. */
final class CorrelationIds {

    static final String HEADER = "X-Correlation-ID";
    private static final int MAX_LENGTH = 64;

    private CorrelationIds() {
    }

    /** @param given value of the header; null where absent */
    static boolean isWellFormed(String given) {
        if (given == null || given.isEmpty() || given.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < given.length(); i++) {
            char c = given.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-' || c == '_' || c == '.' || c == ':')) {
                return false;
            }
        }
        return true;
    }
}
