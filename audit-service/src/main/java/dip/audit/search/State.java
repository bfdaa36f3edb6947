package dip.audit.search;

/** Where an item stands, from everything that is journalled about it. */
public enum State {
    /** Accepted at the edge, not judged yet. */
    RECEIVED,
    /** Good; handed to the business systems. */
    ACCEPTED,
    /** Bad; findings say why. */
    REJECTED,
    /** The same transaction again: swallowed. */
    REPEATED,
    /** The same business content under a new reference, held back by policy. */
    SUPPRESSED,
    /** Refused at the edge; never accepted. */
    REFUSED,
    /** A status message of the DIP about a message that we sent: nothing judges it. */
    STATUS;

    static State of(String kind, String outcome) {
        if (outcome != null) {
            return valueOf(outcome);
        }
        return kind.equals("STATUS") ? STATUS : RECEIVED;
    }
}
