package dip.status.verdict;

/** A verdict for a DIP ID that this service does not answer for. No stack: it is an answer, not a bug. */
public final class NotOurs extends Exception {

    NotOurs(String dipId) {
        super("dip.participants has no " + dipId, null, false, false);
    }
}
