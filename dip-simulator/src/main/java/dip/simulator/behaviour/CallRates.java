package dip.simulator.behaviour;

import dip.simulator.behaviour.Behaviour.Rate;
import java.util.HashMap;
import java.util.Map;

/** Counts each participant's calls against a {@link Rate}: as many buckets as there are participants. */
final class CallRates {

    private static final double NANOS = 1e9;

    private record Bucket(double calls, long at) {
    }

    private final Rate rate;
    private final Map<String, Bucket> buckets = new HashMap<>();

    CallRates(Rate rate) {
        this.rate = rate;
    }

    /**
     * Takes a call out of the caller's bucket where one is left in it.
     *
     * @param now by {@link System#nanoTime}
     * @return whole seconds until there is one; 0 where it was taken
     */
    synchronized long secondsToWait(String caller, long now) {
        if (rate.perSecond() == 0) {
            return 0;
        }
        Bucket last = buckets.getOrDefault(caller, new Bucket(rate.burst(), now));
        double left = Math.min(rate.burst(), last.calls() + (now - last.at()) / NANOS * rate.perSecond());
        boolean isTaken = left >= 1;
        buckets.put(caller, new Bucket(isTaken ? left - 1 : left, now));
        return isTaken ? 0 : (long) Math.ceil((1 - left) / rate.perSecond());
    }
}
