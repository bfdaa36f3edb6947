package dip.simulator.run;

import dip.simulator.channel.Subscriptions;
import dip.simulator.egress.Addressed;
import dip.simulator.egress.Egress;
import dip.simulator.traffic.Consignment;
import dip.simulator.traffic.FollowUp;
import dip.simulator.traffic.Traffic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** Makes a run's traffic and hands it to the egress, on a thread of its own. */
final class RunDriver implements Runnable {

    private static final Logger LOG = Logger.getLogger(RunDriver.class);

    /** A delivery that something follows. */
    private record Followed(Consignment consignment, List<LedgerEntry> entries) {
    }

    /** Where traffic goes. */
    record Ways(Egress egress, Subscriptions subscriptions, Ledgers ledgers, RunPosting.Tools tools) {
    }

    private final Run run;
    private final Traffic traffic;
    private final Ways ways;
    private final Duration statusWait;
    private final Pacer pacer;
    private final List<Followed> followed = new ArrayList<>();
    private int left;

    RunDriver(Run run, Traffic traffic, Ways ways, Duration statusWait) {
        this.run = run;
        this.traffic = traffic;
        this.ways = ways;
        this.statusWait = statusWait;
        this.pacer = new Pacer(run.plan().ratePerSecond());
        this.left = run.plan().count();
    }

    @Override
    public void run() {
        try {
            while (left > 0 && !run.isOver()) {
                send(traffic.next(left));
            }
            long patience = System.nanoTime() + statusWait.toNanos();
            for (Followed first : followed) {
                follow(first, patience);
            }
            run.enter(Run.Phase.SETTLING);
            run.await(run::isSettled, statusWait);
            run.enter(Run.Phase.DONE);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            run.enter(Run.Phase.STOPPED);
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "run %s failed", run.id());
            run.fail(bug.toString());
        }
    }

    private void send(Consignment consignment) throws InterruptedException {
        List<LedgerEntry> entries = consignment.parcels().stream().map(parcel -> run.add(parcel.identity())).toList();
        entries.forEach(entry -> ways.ledgers().add(run, entry));
        left -= entries.size();
        consignment.later().ifPresent(later -> {
            followed.add(new Followed(consignment, entries));
            left -= later == FollowUp.DUPLICATE_REFERENCE ? 1 : 0;
        });
        post(consignment, entries);
    }

    /** @param patience until when its forerunner may take to settle, by {@link System#nanoTime} */
    private void follow(Followed first, long patience) throws InterruptedException {
        run.await(() -> first.entries().stream().allMatch(LedgerEntry::isSettled),
                Duration.ofNanos(patience - System.nanoTime()));
        if (run.isOver()) {
            return;
        }
        switch (first.consignment().later().orElseThrow()) {
            case EXACT_REPEAT -> post(first.consignment(), first.entries());
            case DUPLICATE_REFERENCE -> send(traffic.duplicateOf(first.consignment()));
        }
    }

    private void post(Consignment consignment, List<LedgerEntry> entries) throws InterruptedException {
        String recipient = consignment.recipient().dipId();
        String url = ways.subscriptions().webhook(recipient, consignment.channel().id())
                .orElseThrow(() -> new IllegalStateException(recipient + " has no webhook for " + consignment.channel().id()));
        long due = pacer.awaitNext(entries.size());
        run.started();
        ways.egress().put(new Addressed(recipient, consignment.channel().id(),
                new RunPosting(run, consignment, entries, url, due, ways.tools())));
    }
}
