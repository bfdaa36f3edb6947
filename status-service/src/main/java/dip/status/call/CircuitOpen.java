package dip.status.call;

/** Nothing was sent: the calls before it failed too often. No stack: it is an answer, not a bug. */
public final class CircuitOpen extends Exception {

    CircuitOpen() {
        super("too many calls failed", null, false, false);
    }
}
