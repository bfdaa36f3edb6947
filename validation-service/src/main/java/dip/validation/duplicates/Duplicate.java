package dip.validation.duplicates;

import java.util.Locale;

/** In which way an item came before. */
public enum Duplicate {
    /** In none. */
    NONE,
    /** The item itself, delivered again by the broker. */
    REDELIVERY,
    /** The same transaction in another delivery. */
    TRANSACTION,
    /** The same sender unique reference under another transaction. */
    REFERENCE,
    /** The same business content under another reference. */
    CONTENT;

    /** As a metric's label. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
