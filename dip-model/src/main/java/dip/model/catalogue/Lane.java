package dip.model.catalogue;

import java.util.Locale;

/** Keeps bulk from blocking the urgent: each lane has a queue of its own a reader. */
public enum Lane {
    /** What changes who does what for an MPAN, and everything small: the default. */
    REGISTRATION,
    /** What carries values a settlement period, or comes for whole portfolios at once. */
    CONSUMPTION,
    /** Reports and published data: few, large, never urgent. */
    REPORT;

    /** As it stands in addresses and files, for instance {@code consumption}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for an unknown id */
    public static Lane of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
