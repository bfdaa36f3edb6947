package dip.audit.problem;

/** The journal has no such thing, or not yet: answered 404. */
public final class NotJournalled extends RuntimeException {

    public NotJournalled(String detail) {
        super(detail, null, false, false);
    }
}
