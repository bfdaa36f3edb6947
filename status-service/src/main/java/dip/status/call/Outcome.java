package dip.status.call;

import java.util.Locale;

/** What became of a call to the DIP, by the table of dip-spec section 2.4. */
public enum Outcome {
    /** The DIP has it. */
    DELIVERED,
    /** The DIP will not have it: sending it again would change nothing. */
    REFUSED,
    /** The DIP cannot take it now. */
    BUSY,
    /** Nothing was sent: there is no connection. */
    UNREACHABLE,
    /** Something was sent and no answer came: the DIP may have it. */
    UNKNOWN;

    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;
    private static final int VERSION_NOT_SUPPORTED = 505;

    /** A status that the table does not name is taken like others of its class. */
    static Outcome of(int httpStatus) {
        boolean fault = httpStatus / 100 == 5 && httpStatus != VERSION_NOT_SUPPORTED;
        if (fault || httpStatus == TIMEOUT || httpStatus == TOO_MANY) {
            return BUSY;
        }
        return httpStatus / 100 == 2 ? DELIVERED : REFUSED;
    }

    /** Whether the same bytes are to be sent again. */
    public boolean isTriedAgain() {
        return this == BUSY || this == UNREACHABLE || this == UNKNOWN;
    }

    /** As metrics and journal say it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
