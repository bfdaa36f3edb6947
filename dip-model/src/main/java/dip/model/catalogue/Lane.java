package dip.model.catalogue;

/** Keeps bulk from blocking the urgent: each lane has a queue of its own a reader. */
public enum Lane {
    REGISTRATION, CONSUMPTION, REPORT;

    /** As it stands in addresses and files, for instance {@code consumption}. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
