package dip.benchmarks.load;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What was seen in the measured time.
 *
 * @param accepted answers of 201 a second
 * @param statuses answers by HTTP status; 0 stands for none
 * @param latencyMicros from when a delivery was due to its answer
 */
public record LoadResult(double accepted, Map<Integer, Long> statuses, Histogram latencyMicros) {

    public double millisAt(double percentile) {
        return latencyMicros.getValueAtPercentile(percentile) / 1000.0;
    }
}
