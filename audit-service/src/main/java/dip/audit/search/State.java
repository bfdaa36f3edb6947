package dip.audit.search;

/** Where a message stands, from everything that is journalled about it. */
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
    STATUS,
    /** Ours: the DIP has it. */
    SENT,
    /** Ours: the DIP will not have it. */
    FAILED;

    Direction direction() {
        return this == SENT || this == FAILED ? Direction.OUT : Direction.IN;
    }

    static State ofSent(String outcome) {
        return outcome.equals("ACCEPTED") ? SENT : FAILED;
    }

    static State of(String kind, String outcome) {
        if (outcome != null) {
            return valueOf(outcome);
        }
        return kind.equals("STATUS") ? STATUS : RECEIVED;
    }
}
