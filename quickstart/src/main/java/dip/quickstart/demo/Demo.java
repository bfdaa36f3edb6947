package dip.quickstart.demo;

import dip.quickstart.demo.TrafficRun.Latency;
import dip.quickstart.reconcile.Discrepancy;
import dip.quickstart.reconcile.Journalled;
import dip.quickstart.reconcile.Reconciliation;
import dip.quickstart.reconcile.Sent;
import dip.quickstart.sending.Egress;
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

/** One burst through a running suite, messages sent meanwhile, and the account of both. */
final class Demo implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration SETTLE = Duration.ofMinutes(2);

    private final Suite suite;
    private final Progress progress;
    private final Http http;
    private final URI audit;

    private final DipSide dip;
    private final String behaviourBefore;
    private final DipSide.Mark journalBefore;
    private final BusinessSystem business;
    private final CoreTime before;
    private final TrafficRun run;
    private final Egress egress;
    private final Outgoing outgoing;

    private Demo(Suite suite, TrafficRequest incoming, OutgoingRequest outgoing, Progress progress) {
        this.suite = suite;
        this.progress = progress;
        this.http = suite.http();
        this.audit = suite.operatorUri("audit");
        this.dip = new DipSide(http, suite.operatorUri("simulator"));
        this.behaviourBefore = dip.behaviour();
        this.journalBefore = dip.mark();
        this.egress = new Egress(http, suite.operatorUri("egress"));
        List<Draft> drafts = outgoing.count() == 0 ? List.of() : dip.drafts(outgoing);
        dip.answer(drafts);
        this.business = BusinessSystem.start(suite.require("broker").port());
        this.before = CoreTime.of(suite);
        this.run = TrafficRun.start(http, suite.operatorUri("simulator"), incoming);
        this.outgoing = Outgoing.start(egress, dip, drafts);
    }

    /** Starts the traffic both ways, and business systems that take what is handed over and hand over what is to be sent. */
    static Demo start(Suite suite, TrafficRequest incoming, OutgoingRequest outgoing, Progress progress) {
        return new Demo(suite, incoming, outgoing, progress);
    }

    /** Messages whose delivery is over so far. As many, by share, are handed over to be sent. */
    long delivered() {
        TrafficRun.Progress now = run.progress();
        keepUp(now);
        return now.delivered();
    }

    /** Waits for the end of the traffic and holds all accounts of it against each other. */
    DemoResult account() throws InterruptedException {
        TrafficRun.Progress end = await();
        SendingAccount sending = new SendingAccount(http, egress, suite.operatorUri("status"), audit, dip, journalBefore, outgoing.await());
        CoreTime spent = CoreTime.of(suite).minus(before);
        List<Sent> sent = run.ledger();
        List<Journalled> journal = new ArrayList<>();
        List<Discrepancy> discrepancies = new ArrayList<>(settle(() -> received(sent, journal, end)));
        discrepancies.addAll(settle(sending::read));
        return new DemoResult(table(end, sent, journal, spent, sending, discrepancies), discrepancies);
    }

    @Override
    public void close() {
        outgoing.close();
        business.close();
        dip.behave(behaviourBefore);
    }

    private TrafficRun.Progress await() {
        long deliveredBefore = 0;
        while (true) {
            TrafficRun.Progress now = run.progress();
            keepUp(now);
            long rate = (now.delivered() - deliveredBefore) * 1000 / POLL.toMillis();
            progress.update(String.format("delivered %,d of %,d (%,d/s)  statuses %,d  handed over %,d  settled %,d  to send %,d of %,d",
                    now.delivered(), now.planned(), rate, now.statuses(), business.received().size(), now.settled(),
                    outgoing.handedOver(), outgoing.count()));
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

    /** Both ways at the same time: what is sent follows what is delivered. */
    private void keepUp(TrafficRun.Progress now) {
        outgoing.upTo((double) now.delivered() / now.planned());
    }

    private interface Account {

        List<Discrepancy> read() throws InterruptedException;
    }

    /** Accounts follow the traffic: what is missing now may come, what is wrong stays wrong. */
    private List<Discrepancy> settle(Account account) throws InterruptedException {
        long deadline = System.nanoTime() + SETTLE.toNanos();
        while (true) {
            progress.update("reconciling …");
            List<Discrepancy> discrepancies = account.read();
            if (discrepancies.isEmpty() || System.nanoTime() > deadline) {
                return discrepancies;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private List<Discrepancy> received(List<Sent> sent, List<Journalled> journal, TrafficRun.Progress end) {
        journal.clear();
        journal.addAll(JournalAccount.received(http, audit, end.startedAt(), System.currentTimeMillis()));
        return Reconciliation.of(sent, journal, business.receivedSince(end.startedAt()));
    }

    private String table(TrafficRun.Progress end, List<Sent> sent, List<Journalled> journal, CoreTime spent,
            SendingAccount sending, List<Discrepancy> discrepancies) {
        double seconds = Math.max(1, end.finishedAt() - end.startedAt()) / 1000.0;
        Table table = new Table().row("", "seen", "obliged (DSD002 Annex 2)").line();
        table.row("messages delivered to us", String.format("%,d", sent.size()), "");
        table.row("  of them wrong in a known way", String.format("%,d", sent.stream().filter(s -> !s.kind().equals("good")).count()), "");
        table.row("journal entries", String.format("%,d", journal.size()), "");
        table.row("handed to business systems", String.format("%,d", business.received().size()), "");
        table.row("whole way, messages/s", String.format("%,.0f", sent.size() / seconds),
                String.format("%.1f (%,d an hour)", Obligation.PEAK_PER_HOUR / 3600.0, Obligation.PEAK_PER_HOUR));
        latencyRows(table, Obligation.SYNCHRONOUS, run.answerLatency());
        latencyRows(table, Obligation.ASYNCHRONOUS, run.statusLatency());
        table.line();
        sending.addTo(table);
        table.line();
        for (RunningProcess process : suite.running()) {
            table.row(process.name(), String.format("%,d µs core/message", spent.micros(process.name()) / Math.max(1, sent.size() + outgoing.count())),
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
