package dip.client;

import java.util.Locale;

/**
 * Something of ours because of which a participant's calls are not taken. A person has to mend it; the messages wait.
 *
 * @param detail what, where, and what to do: sentences for people
 */
public record Fault(Reason reason, String detail) {

    /** Whether calls are not taken for it. */
    public boolean keepsBack() {
        return reason != Reason.SIGNING_UNUSABLE;
    }

    /** Whether there is no need to try. */
    boolean isSeenWithoutACall() {
        return switch (reason) {
            case SIGNING_EXPIRED, SIGNING_NOT_YET_VALID, TLS_NOT_VALID -> true;
            case SIGNING_UNUSABLE, TLS_REFUSED, DIP_UNTRUSTED, CLOCK_SKEW, CREDENTIALS_REFUSED -> false;
        };
    }

    public enum Reason {
        /** The signing certificate's time is over; seen without a call. */
        SIGNING_EXPIRED,
        /** The signing certificate's time is to come; seen without a call. */
        SIGNING_NOT_YET_VALID,
        /** What the signing files hold now cannot be used, so that what they held before is. Keeps no call back. */
        SIGNING_UNUSABLE,
        /** The TLS client certificate's time is over or to come; seen without a call. */
        TLS_NOT_VALID,
        /** The DIP did not take our TLS client certificate. */
        TLS_REFUSED,
        /** We do not believe the certificate that the DIP shows. */
        DIP_UNTRUSTED,
        /** The DIP refused our signature, and its clock is another than ours. */
        CLOCK_SKEW,
        /** The DIP refused API key, certificate or signature. */
        CREDENTIALS_REFUSED;

        /** As metrics say it. */
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
