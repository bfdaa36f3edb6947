package dip.simulator.run;

import dip.model.response.StandardResponse.Item;
import dip.simulator.egress.Answer;
import dip.simulator.egress.Disposition;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/** One run of generated traffic and everything that is known of it. Safe to use from many threads. */
public final class Run {

    private static final long LONGEST_MILLIS = TimeUnit.HOURS.toMillis(1);
    private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(1);

    /** How far a run is. */
    public enum Phase {
        /** Messages are made and delivered. */
        SENDING,
        /** Everything is delivered; status messages are awaited. */
        SETTLING,
        /** Everything that was expected has come, or was waited for long enough. */
        DONE,
        /** Ended on request. */
        STOPPED,
        /** Ended by a fault of the simulator. */
        FAILED
    }

    private final String id;
    private final RunPlan plan;
    private final InstantSource clock;
    private final long startedAt;
    private final List<LedgerEntry> entries = new ArrayList<>();
    private final Map<String, Long> answers = new TreeMap<>();
    private final Histogram answerMicros = new Histogram(LONGEST_MICROS, 3);
    private final Histogram statusMillis = new Histogram(LONGEST_MILLIS, 3);
    private Phase phase = Phase.SENDING;
    private String failure;
    private long finishedAt;
    private long outstanding;
    private long finished;
    private long settled;
    private long attempts;
    private long exhausted;
    private long statuses;

    Run(String id, RunPlan plan, InstantSource clock) {
        this.id = id;
        this.plan = plan;
        this.clock = clock;
        this.startedAt = clock.millis();
    }

    public String id() {
        return id;
    }

    RunPlan plan() {
        return plan;
    }

    /** A delivery is about to be made. */
    synchronized void started() {
        outstanding++;
    }

    synchronized LedgerEntry add(LedgerEntry.Identity identity) {
        LedgerEntry entry = new LedgerEntry(identity);
        entries.add(entry);
        return entry;
    }

    /** One attempt to deliver, answered or not. */
    synchronized void answered(Answer answer) {
        attempts++;
        answers.merge(answer.status() == 0 ? "none" : Integer.toString(answer.status()), 1L, Long::sum);
    }

    /** A delivery that will not be tried again. @param micros since it was due */
    synchronized void finished(List<LedgerEntry> delivered, Disposition disposition, long micros) {
        answerMicros.recordValue(Math.min(micros, LONGEST_MICROS));
        outstanding--;
        for (LedgerEntry entry : delivered) {
            boolean before = entry.isSettled();
            finished += entry.finished(micros) ? 1 : 0;
            settled += !before && entry.isSettled() ? 1 : 0;
            exhausted += disposition == Disposition.RETRY ? 1 : 0;
            timeStatus(entry);
        }
        notifyAll();
    }

    synchronized void statusReceived(LedgerEntry entry, Item status, long now) {
        boolean before = entry.isSettled();
        entry.statusReceived(status, now);
        statuses++;
        settled += !before && entry.isSettled() ? 1 : 0;
        timeStatus(entry);
        notifyAll();
    }

    private void timeStatus(LedgerEntry entry) {
        long millis = entry.statusMillisOnce();
        if (millis >= 0) {
            statusMillis.recordValue(Math.min(millis, LONGEST_MILLIS));
        }
    }

    synchronized boolean isDelivered() {
        return outstanding == 0;
    }

    synchronized boolean isSettled() {
        return isDelivered() && settled == entries.size();
    }

    /** @return whether it came true in time; also false where the run was stopped */
    synchronized boolean await(BooleanSupplier condition, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        while (!condition.getAsBoolean() && phase != Phase.STOPPED) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return phase != Phase.STOPPED;
    }

    synchronized boolean isOver() {
        return finishedAt != 0;
    }

    synchronized void enter(Phase next) {
        if (isOver()) {
            return;
        }
        phase = next;
        if (next != Phase.SENDING && next != Phase.SETTLING) {
            finishedAt = clock.millis();
        }
        notifyAll();
    }

    /** Ends it: nothing more is made. */
    public void stop() {
        enter(Phase.STOPPED);
    }

    synchronized void fail(String reason) {
        failure = reason;
        enter(Phase.FAILED);
    }

    synchronized List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }

    /** Lines behind the one with the number {@code after}; 0 for the first. */
    public synchronized List<LedgerLine> lines(long after, int limit) {
        List<LedgerLine> lines = new ArrayList<>();
        for (long i = after; i < entries.size() && lines.size() < limit; i++) {
            lines.add(entries.get((int) i).line(i + 1));
        }
        return lines;
    }

    public synchronized RunProgress progress() {
        return new RunProgress(id, plan.profile(), plan.seed(), phase, isOver(), plan.count(), entries.size(), finished,
                settled, Map.copyOf(answers), attempts, exhausted, statuses, startedAt, isOver() ? finishedAt : null, failure);
    }

    public synchronized RunSummary summary() {
        return new RunSummary(progress(), RunSummary.Latency.ofMicros(answerMicros), RunSummary.Latency.ofMillis(statusMillis),
                RunSummary.kinds(entries()));
    }
}
