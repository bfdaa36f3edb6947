package dip.quickstart.demo;

import dip.quickstart.suite.Progress;
import dip.quickstart.suite.Suite;
import dip.quickstart.suite.SuiteMixin;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "send", mixinStandardHelpOptions = true,
        description = "Lets the simulated DIP deliver traffic to the running suite.")
public final class SendCommand implements Callable<Integer> {

    private static final long POLL_MILLIS = 250;

    @Mixin
    private SuiteMixin mixin;

    @Option(names = "--profile", defaultValue = "mixed",
            description = "trickle, peak, consumption, mixed or hostile (default: ${DEFAULT-VALUE}).")
    private String profile;

    @Option(names = "--count", defaultValue = "100", description = "Messages (default: ${DEFAULT-VALUE}).")
    private long count;

    @Option(names = "--rate", description = "Messages a second; 0 for as fast as the suite answers (default: the profile's own).")
    private Double rate;

    @Option(names = "--wrong", description = "Share of messages that are wrong in known ways, 0 to 1 (default: the profile's own).")
    private Double wrongShare;

    @Option(names = "--per-delivery", defaultValue = "1", description = "Most messages in one delivery (default: ${DEFAULT-VALUE}).")
    private int perDelivery;

    @Option(names = "--seed", defaultValue = "1", description = "The same seed makes the same messages (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws InterruptedException {
        Suite suite = mixin.suite();
        Progress progress = Progress.onConsole();
        TrafficRun run = TrafficRun.start(suite.http(), suite.operatorUri("simulator"),
                new TrafficRequest(profile, count, seed, wrongShare, rate, perDelivery));
        while (true) {
            TrafficRun.Progress now = run.progress();
            progress.update(String.format("delivered %,d of %,d   status messages %,d", now.delivered(), now.planned(), now.statuses()));
            if (now.failure() != null) {
                throw new IllegalArgumentException("the simulator gave up: " + now.failure());
            }
            if (now.done()) {
                progress.done(String.format("delivered %,d of %,d, got %,d status messages; settled %,d",
                        now.delivered(), now.planned(), now.statuses(), now.settled()));
                return now.settled() == now.planned() ? 0 : 1;
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }
}
