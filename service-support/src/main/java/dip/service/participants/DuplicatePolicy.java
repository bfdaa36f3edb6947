package dip.service.participants;

/** What to do with the same business content under a new reference (design: duplicates). */
public enum DuplicatePolicy {
    /** Nothing: it is a message like any other. */
    PASS,
    /** Hand it over with a warning that names the first. */
    FLAG,
    /** Keep it from the business systems; answer success. */
    SUPPRESS
}
