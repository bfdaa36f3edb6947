package dip.audit.entry;

/** A message that has the form of its address and still cannot be journalled: poison. Carries no stack. */
public final class UnusableEntry extends Exception {

    public UnusableEntry(String reason) {
        super(reason, null, false, false);
    }
}
