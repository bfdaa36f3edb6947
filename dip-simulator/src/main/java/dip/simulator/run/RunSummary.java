package dip.simulator.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What came of a run.
 *
 * @param answer from the time that a delivery was due to its last answer, by delivery
 * @param status from acceptance to the first status message (L4), by message
 * @param kinds by kind of message, {@code good} among them
 */
public record RunSummary(RunProgress progress, Latency answer, Latency status, Map<String, Kind> kinds) {

    private static final double MICROS_A_MILLI = 1000;

    /** In milliseconds. */
    public record Latency(long count, double mean, double p50, double p90, double p99, double max) {

        static Latency ofMicros(Histogram histogram) {
            return of(histogram, MICROS_A_MILLI);
        }

        static Latency ofMillis(Histogram histogram) {
            return of(histogram, 1);
        }

        private static Latency of(Histogram histogram, double unit) {
            return new Latency(histogram.getTotalCount(), histogram.getMean() / unit,
                    histogram.getValueAtPercentile(50) / unit, histogram.getValueAtPercentile(90) / unit,
                    histogram.getValueAtPercentile(99) / unit, histogram.getMaxValue() / unit);
        }
    }

    /** @param asExpected those of which exactly what was expected has happened */
    public record Kind(long messages, long asExpected) {

        private Kind plus(boolean asExpected) {
            return new Kind(messages + 1, this.asExpected + (asExpected ? 1 : 0));
        }
    }

    static Map<String, Kind> kinds(List<LedgerEntry> entries) {
        Map<String, Kind> kinds = new TreeMap<>();
        for (LedgerEntry entry : entries) {
            kinds.merge(entry.identity().kind(), new Kind(0, 0).plus(entry.isAsExpected()),
                    (sum, one) -> new Kind(sum.messages() + one.messages(), sum.asExpected() + one.asExpected()));
        }
        return kinds;
    }
}
