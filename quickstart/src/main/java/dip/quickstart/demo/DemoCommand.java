package dip.quickstart.demo;

import dip.quickstart.reconcile.Discrepancy;
import dip.quickstart.suite.Progress;
import dip.quickstart.suite.Suite;
import dip.quickstart.suite.SuiteMixin;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "demo", mixinStandardHelpOptions = true,
        description = "Starts the suite (or takes the one that runs), sends bursts through it both ways, and shows that every message is accounted for. "
                + "Exit code 0 where all adds up, 1 where not.")
public final class DemoCommand implements Callable<Integer> {

    private static final int SHOWN_DISCREPANCIES = 20;

    @Mixin
    private SuiteMixin mixin;
    @Mixin
    private SuiteMixin.Start start;

    @Option(names = "--count", defaultValue = "20000", description = "Messages that the DIP delivers (default: ${DEFAULT-VALUE}).")
    private long count;

    @Option(names = "--wrong", defaultValue = "0.02", description = "Share of messages that are wrong in known ways (default: ${DEFAULT-VALUE}).")
    private double wrongShare;

    @Option(names = "--rate", defaultValue = "0", description = "Messages a second; 0 for as fast as the suite answers (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(names = "--profile", defaultValue = "mixed", description = "trickle, peak, consumption, mixed or hostile (default: ${DEFAULT-VALUE}).")
    private String profile;

    @Option(names = "--per-delivery", defaultValue = "1", description = "Most messages in one delivery (default: ${DEFAULT-VALUE}).")
    private int perDelivery;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed makes the same messages (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--submissions", defaultValue = "2000",
            description = "Messages to send to the DIP meanwhile; 0 for none, at most 10000 (default: ${DEFAULT-VALUE}).")
    private int submissions;

    @Option(names = "--exit", description = "Stop the suite at the end instead of leaving it up until Ctrl-C.")
    private boolean exit;

    @Option(names = "--no-from-cold", negatable = true,
            description = "Whether the JVMs that it starts compile once and plainly, which is faster for a run of minutes, "
                    + "and slower afterwards (default: they do).")
    private boolean fromCold = true;

    @Option(names = "--fresh", description = "First stop what runs and remove the data of all runs before.")
    private boolean fresh;

    @Override
    public Integer call() throws InterruptedException {
        Progress progress = Progress.onConsole();
        Suite suite = mixin.suite();
        if (fresh) {
            suite.down(progress);
            suite.home().remove();
            suite = mixin.suite();
        }
        if (!suite.running().isEmpty()) {
            suite.up(start.options(), progress);
            return burst(suite, progress);
        }
        return ofItsOwn(suite, progress);
    }

    /** Nothing ran before, so nothing runs afterwards. */
    private int ofItsOwn(Suite suite, Progress progress) throws InterruptedException {
        CountDownLatch stopped = stopOnCtrlC(suite, progress);
        int code = 1;
        try {
            suite.up(start.options().withFromCold(fromCold), progress);
            code = burst(suite, progress);
            if (!exit) {
                System.out.println("The suite stays up; Ctrl-C ends it. ./dip search --help shows how to look into it.");
                new CountDownLatch(1).await();
            }
        } finally {
            suite.down(progress);
            stopped.countDown();
        }
        return code;
    }

    private int burst(Suite suite, Progress progress) throws InterruptedException {
        DemoResult result;
        try (Demo demo = Demo.start(suite, new TrafficRequest(profile, count, seed, wrongShare, rate, perDelivery),
                new OutgoingRequest(submissions, seed, wrongShare), progress)) {
            result = demo.account();
        }
        System.out.println();
        System.out.print(result.table());
        result.discrepancies().stream().limit(SHOWN_DISCREPANCIES).forEach(DemoCommand::print);
        int more = result.discrepancies().size() - SHOWN_DISCREPANCIES;
        if (more > 0) {
            System.out.println("… and " + more + " more");
        }
        System.out.println(result.discrepancies().isEmpty()
                ? "Every message is accounted for: nothing lost, nothing twice, every wrong one answered with its code; both ways."
                : "NOT everything is accounted for; ./dip logs PART shows what happened.");
        return result.discrepancies().isEmpty() ? 0 : 1;
    }

    private static void print(Discrepancy discrepancy) {
        System.out.println("  " + discrepancy.kind() + "  " + discrepancy.subject() + "  " + discrepancy.detail());
    }

    /** Ctrl-C ends this JVM; the hook keeps it alive until the suite is down. */
    private static CountDownLatch stopOnCtrlC(Suite suite, Progress progress) {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (stopped.getCount() > 0) {
                System.out.println();
                suite.down(progress);
            }
        }, "suite-stop"));
        return stopped;
    }
}
