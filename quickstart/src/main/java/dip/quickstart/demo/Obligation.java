package dip.quickstart.demo;

/**
 * A time that DSD002 Annex 2 section 11.4 sets for a DIP User between average and peak volume (dip-spec section 7).
 *
 * @param meanMillis limit of the mean
 * @param p90Millis limit of the 90th percentile
 */
record Obligation(String what, long meanMillis, long p90Millis) {

    /** The answer to a delivery, for all but IF-021. */
    static final Obligation SYNCHRONOUS = new Obligation("answer to a delivery", 5_000, 8_000);
    /** The status message about a message (L4). */
    static final Obligation ASYNCHRONOUS = new Obligation("status message (L4)", 10_000, 16_000);
    /** Peak volume: messages an hour. */
    static final long PEAK_PER_HOUR = 35_000;
}
