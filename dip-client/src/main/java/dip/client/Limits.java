package dip.client;

/**
 * What is let through.
 *
 * @param concurrency calls at once
 * @param perSecond calls begun, on average over time, with no burst beyond one second's worth; infinite for no limit
 */
public record Limits(int concurrency, double perSecond) {

    /** @throws IllegalArgumentException where nothing would ever be let through */
    public Limits {
        if (concurrency < 1 || !(perSecond > 0)) {
            throw new IllegalArgumentException("at least one call at once, and more than none a second");
        }
    }

    public static Limits concurrent(int concurrency) {
        return new Limits(concurrency, Double.POSITIVE_INFINITY);
    }
}
