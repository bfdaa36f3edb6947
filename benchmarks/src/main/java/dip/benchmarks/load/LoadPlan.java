package dip.benchmarks.load;

import java.time.Duration;

/**
 * How a receiver is loaded.
 *
 * @param perSecond deliveries due each second (open loop); 0 sends as fast as {@code connections} allow
 * @param warmUp not measured
 * @param connections kept alive, each with one request at a time
 */
public record LoadPlan(int perSecond, Duration warmUp, Duration measured, int connections) {
}
