package dip.egress;

/** What to do with the same business content under a new reference (design: duplicates). */
public enum DuplicateGuard {
    /** Send it like any other. */
    SEND,
    /** Send it, and say of which it is a duplicate. */
    WARN,
    /** Keep it until somebody releases it. */
    HOLD
}
