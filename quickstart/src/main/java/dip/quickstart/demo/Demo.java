package dip.quickstart.demo;

import dip.quickstart.demo.TrafficRun.Latency;
import dip.quickstart.reconcile.Discrepancy;
import dip.quickstart.reconcile.Journalled;
import dip.quickstart.reconcile.Reconciliation;
import dip.quickstart.reconcile.Sent;
import dip.quickstart.suite.CoreTime;
import dip.quickstart.suite.Http;
import dip.quickstart.suite.Progress;
import dip.quickstart.suite.RunningProcess;
import dip.quickstart.suite.Suite;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** One burst through a running suite, and the account of it. */
final class Demo implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration SETTLE = Duration.ofSeconds(60);

    private final Suite suite;
    private final Progress progress;
    private final Http http;
    private final URI audit;

    private final BusinessSystem business;
    private final CoreTime before;
    private final TrafficRun run;

    private Demo(Suite suite, TrafficRequest request, Progress progress) {
        this.suite = suite;
        this.progress = progress;
        this.http = suite.http();
        this.audit = suite.operatorUri("audit");
        this.business = BusinessSystem.start(suite.require("broker").port());
        this.before = CoreTime.of(suite);
        this.run = TrafficRun.start(http, suite.operatorUri("simulator"), request);
    }

    /** Starts the traffic, and a business system that takes what is handed over. */
    static Demo start(Suite suite, TrafficRequest request, Progress progress) {
        return new Demo(suite, request, progress);
    }

    /** Messages whose delivery is over so far. */
    long delivered() {
        return run.progress().delivered();
    }

    /** Waits for the end of the traffic and holds all accounts of it against each other. */
    DemoResult account() {
        TrafficRun.Progress end = await();
        CoreTime spent = CoreTime.of(suite).minus(before);
        List<Sent> sent = run.ledger();
        List<Journalled> journal = new ArrayList<>();
        List<Discrepancy> discrepancies = settle(sent, journal, end);
        return new DemoResult(table(end, sent, journal, spent, discrepancies), discrepancies);
    }

    @Override
    public void close() {
        business.close();
    }

    private TrafficRun.Progress await() {
        long deliveredBefore = 0;
        while (true) {
            TrafficRun.Progress now = run.progress();
            long rate = (now.delivered() - deliveredBefore) * 1000 / POLL.toMillis();
            progress.update(String.format("delivered %,d of %,d (%,d/s)   status messages %,d   handed over %,d   settled %,d",
                    now.delivered(), now.planned(), rate, now.statuses(), business.received().size(), now.settled()));
            if (now.failure() != null) {
                throw new IllegalStateException("the simulator gave up: " + now.failure());
            }
            if (now.done()) {
                progress.done(String.format("delivered %,d messages, got %,d status messages, handed over %,d",
                        now.delivered(), now.statuses(), business.received().size()));
                return now;
            }
            deliveredBefore = now.delivered();
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** The journal follows the traffic: what is missing now may come, what is wrong stays wrong. */
    private List<Discrepancy> settle(List<Sent> sent, List<Journalled> journal, TrafficRun.Progress end) {
        long deadline = System.nanoTime() + SETTLE.toNanos();
        while (true) {
            progress.update("reconciling …");
            journal.clear();
            journal.addAll(JournalAccount.read(http, audit, end.startedAt(), System.currentTimeMillis()));
            List<Discrepancy> discrepancies = Reconciliation.of(sent, journal, business.receivedSince(end.startedAt()));
            if (discrepancies.isEmpty() || System.nanoTime() > deadline) {
                return discrepancies;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private String table(TrafficRun.Progress end, List<Sent> sent, List<Journalled> journal, CoreTime spent,
            List<Discrepancy> discrepancies) {
        double seconds = Math.max(1, end.finishedAt() - end.startedAt()) / 1000.0;
        Table table = new Table().row("", "seen", "obliged (DSD002 Annex 2)").line();
        table.row("messages sent", String.format("%,d", sent.size()), "");
        table.row("  of them wrong in a known way", String.format("%,d", sent.stream().filter(s -> !s.kind().equals("good")).count()), "");
        table.row("journal entries", String.format("%,d", journal.size()), "");
        table.row("handed to business systems", String.format("%,d", business.received().size()), "");
        table.row("whole way, messages/s", String.format("%,.0f", sent.size() / seconds),
                String.format("%.1f (%,d an hour)", Obligation.PEAK_PER_HOUR / 3600.0, Obligation.PEAK_PER_HOUR));
        latencyRows(table, Obligation.SYNCHRONOUS, run.answerLatency());
        latencyRows(table, Obligation.ASYNCHRONOUS, run.statusLatency());
        table.line();
        for (RunningProcess process : suite.running()) {
            table.row(process.name(), String.format("%,d µs core/message", spent.micros(process.name()) / Math.max(1, sent.size())),
                    process.residentMegabytes().map(megabytes -> megabytes + " MB").orElse(""));
        }
        table.line().row("unaccounted for", String.format("%,d", discrepancies.size()), "0");
        return table.toString();
    }

    private static void latencyRows(Table table, Obligation obligation, Latency seen) {
        table.row(obligation.what() + ", mean", millis(seen.mean()), "≤ " + millis(obligation.meanMillis()));
        table.row(obligation.what() + ", p90", millis(seen.p90()), "≤ " + millis(obligation.p90Millis()));
        table.row(obligation.what() + ", p99", millis(seen.p99()), "");
    }

    private static String millis(double millis) {
        return String.format("%,.0f ms", millis);
    }
}
