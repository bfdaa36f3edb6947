package dip.audit.problem;

/** The database cannot be asked now: answered 503. */
public final class JournalAway extends RuntimeException {

    public JournalAway(Throwable cause) {
        super("the journal's database does not answer", cause);
    }
}
