package dip.benchmarks.sending;

import dip.quickstart.suite.CoreTime;
import dip.signing.CryptoProvider;
import java.time.Duration;

/**
 * What one round has shown.
 *
 * @param seconds from the first submission until the DIP had the last message
 * @param handOverSeconds of them, until the last submission was answered
 * @param calls to the DIP, each with one signature
 * @param signatureMicros core time of one
 * @param spent core time of the suite's processes
 * @param own core time of the business system: this process
 * @param repeated references that came to the DIP more than once
 * @param missing references that did not come to it
 */
record SendingResult(int messages, double seconds, double handOverSeconds, long calls, CryptoProvider provider, double signatureMicros,
        CoreTime spent, Duration own, long repeated, long missing) {

    double perSecond() {
        return messages / seconds;
    }

    boolean isAllThere() {
        return repeated == 0 && missing == 0;
    }

    String line(String what) {
        double signing = signatureMicros * calls;
        double all = spent.byProcess().values().stream().mapToDouble(SendingResult::micros).sum() + micros(own);
        return String.format("%-24s %,7.0f messages/s accepted by the DIP (handed over at %,.0f/s), %,d calls, %d sent twice, %d missing%n"
                + "  core µs/message: egress %d, postgres %d, broker %d, simulator %d, business system %.0f%n"
                + "  signature (%s): %.0f µs a call, %.1f µs a message, %.0f %% of egress' core time, %.0f %% of all",
                what, perSecond(), messages / handOverSeconds, calls, repeated, missing, each("egress"), each("postgres"), each("broker"),
                each("simulator"), micros(own) / messages, provider, signatureMicros, signing / messages,
                100 * signing / spent.micros("egress"), 100 * signing / all);
    }

    private long each(String process) {
        return spent.micros(process) / messages;
    }

    private static double micros(Duration time) {
        return time.toNanos() / 1000.0;
    }
}
