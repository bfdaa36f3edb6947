package dip.sending;

import dip.client.Pauses;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Spares the DIP while it is away and when it comes back: what one participant's senders ask before each call, and tell after
 * it. A channel whose call failed rests, longer with each failure in a row. So many failures in a row, on whichever channels,
 * are an outage: then there is one call at a time, and when one is taken again, each that is taken allows one more at once.
 * What it keeps grows with channels, not with calls.
 */
public final class Ramp {

    private final int outageAfter;
    private final int most;
    private final Pauses pauses;
    private final LongSupplier nanos;
    private final Map<String, Rest> rests = new HashMap<>();
    private int failures;
    private int allowed;
    private int underWay;

    /** @param failures of the channel in a row */
    private record Rest(int failures, long until) {
    }

    /**
     * @param outageAfter failed calls in a row that are an outage, from 1
     * @param most calls at once when all is well, from 1
     * @param pauses between a channel's attempts
     * @param nanos a clock that only goes forward
     */
    public Ramp(int outageAfter, int most, Pauses pauses, LongSupplier nanos) {
        this.outageAfter = outageAfter;
        this.most = most;
        this.pauses = pauses;
        this.nanos = nanos;
        this.allowed = most;
    }

    /** Waits for its turn. @return whether it has come within the time; then {@link #leave} has to follow */
    public synchronized boolean enter(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (underWay >= allowed) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        underWay++;
        return true;
    }

    public synchronized void leave() {
        underWay--;
        notifyAll();
    }

    /** Channels not to be called now. */
    public synchronized Set<String> resting() {
        long now = nanos.getAsLong();
        return rests.entrySet().stream().filter(rest -> rest.getValue().until - now > 0).map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** No call was made, for this long. */
    public synchronized void kept(String channel, Duration pause) {
        Rest before = rests.get(channel);
        rests.put(channel, new Rest(before == null ? 0 : before.failures, nanos.getAsLong() + pause.toNanos()));
    }

    /**
     * The DIP did not take a call, for no fault of what was in it.
     *
     * @param asked how long the DIP wants to be left alone
     */
    public synchronized void failed(String channel, Optional<Duration> asked) {
        failures++;
        if (failures >= outageAfter) {
            allowed = 1;
        }
        Rest before = rests.getOrDefault(channel, new Rest(0, nanos.getAsLong()));
        if (before.until - nanos.getAsLong() <= 0) { // else the call was under way when another one failed: nothing new
            int inARow = before.failures + 1;
            rests.put(channel, new Rest(inARow, nanos.getAsLong() + pauses.after(inARow, asked).toNanos()));
        }
    }

    /** The DIP is there. @return whether this is the end of an outage: no channel rests any more */
    public synchronized boolean succeeded(String channel) {
        boolean isBack = failures >= outageAfter;
        failures = 0;
        allowed = Math.min(allowed + 1, most);
        rests.remove(channel);
        if (isBack) {
            rests.clear();
        }
        notifyAll();
        return isBack;
    }

    /** Calls at once, for now. */
    public synchronized int allowed() {
        return allowed;
    }
}
