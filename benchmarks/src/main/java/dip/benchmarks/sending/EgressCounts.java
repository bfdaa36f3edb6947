package dip.benchmarks.sending;

import dip.quickstart.suite.Http;
import java.net.URI;

/**
 * What egress-service has done so far, by its metrics.
 *
 * @param accepted messages that the DIP has
 * @param calls that were signed and made
 */
record EgressCounts(long accepted, long calls) {

    static EgressCounts of(Http http, URI egress) {
        long accepted = 0;
        long calls = 0;
        for (String line : http.get(egress.resolve("/q/metrics")).split("\n")) {
            if (line.startsWith("dip_egress_messages_total{") && line.contains("outcome=\"delivered\"")) {
                accepted += value(line);
            } else if (line.startsWith("dip_client_calls_seconds_count{")) {
                calls += value(line);
            }
        }
        return new EgressCounts(accepted, calls);
    }

    EgressCounts minus(EgressCounts before) {
        return new EgressCounts(accepted - before.accepted, calls - before.calls);
    }

    private static long value(String line) {
        return (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }
}
