package dip.messaging;

/**
 * Why a send ended without the broker's acknowledgement. Carries no stack: it is an answer, not a bug. After
 * {@link Reason#DISCONNECTED} and {@link Reason#TIMEOUT} the message may nevertheless be in the broker.
 */
public final class NotSent extends Exception {

    /** What a caller can tell apart. */
    public enum Reason {
        /** There is no connection, or it went while the send was outstanding. */
        DISCONNECTED,
        /** Too many sends are outstanding. */
        LIMIT,
        /** No acknowledgement in time. */
        TIMEOUT,
        /** The broker said no: no such address, no permission, too large, full. */
        REJECTED
    }

    private final Reason reason;

    NotSent(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
