package dip.audit.search;

/** Which way a message went. */
public enum Direction {
    /** The DIP delivered it to us. */
    IN,
    /** We sent it, and the DIP has answered. */
    OUT
}
