package dip.status.remedy;

import java.util.Locale;

/** What a rule has done about the failures of a case. */
public enum Remedy {

    /** Each message is sent again a while later, under a new reference. */
    RESEND_AFTER,
    /** Each message is mended and sent again a while later; without a fix, people mend it and hand it over anew. */
    FIX_AND_RESEND,
    /** Somebody sees to it. */
    ROUTE_TO_QUEUE,
    /** People are told; that is enough. */
    NOTIFY,
    /** The case is closed when no message has joined for a while. */
    CLOSE;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
