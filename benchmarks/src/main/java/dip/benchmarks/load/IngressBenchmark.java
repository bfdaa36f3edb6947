package dip.benchmarks.load;

import dip.quickstart.suite.CoreTime;
import dip.quickstart.suite.Progress;
import dip.quickstart.suite.Suite;
import dip.quickstart.suite.SuiteHome;
import dip.quickstart.suite.SuiteOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "ingress", mixinStandardHelpOptions = true,
        description = "Open-loop load on ingress-service over mTLS with signed, distinct IF-036 deliveries; structure checks on, "
                + "validation draining; beside it a bare receiver made of the same parts. Everything on this machine.")
public final class IngressBenchmark implements Callable<Integer> {

    private static final String RECIPIENT = "2300000001";
    private static final String PATH = "/webhooks/" + RECIPIENT + "/" + Deliveries.CHANNEL;
    private static final int MOST_PER_SECOND = 10_000;
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    @Option(names = "--rounds", defaultValue = "3", description = "How often each is measured; the median counts (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--warm-up-rounds", defaultValue = "2",
            description = "Rounds before that do not count: compilers have to be through (default: ${DEFAULT-VALUE}).")
    private int warmUpRounds;

    @Option(names = "--seconds", defaultValue = "10", description = "Measured time of each (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--connections", defaultValue = "256", description = "Kept alive (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(names = "--rate", defaultValue = "3000", description = "Deliveries a second for the latency run (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--no-edge-first", negatable = true,
            description = "Whether validation and Postgres stand back for the edge (default: they do).")
    private boolean edgeFirst = true;

    @Option(names = "--no-full-speed", negatable = true,
            description = "Whether the highest rate is measured, too, here and at the bare receiver (default: it is).")
    private boolean fullSpeed = true;

    @Option(names = "--native", paramLabel = "PATH", description = "Run this native binary in place of ingress-service's JVM process.")
    private Path nativeIngress;

    private final Progress progress = Progress.onConsole();
    private long seed = System.currentTimeMillis();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Suite suite = Suite.at(new SuiteHome(Files.createTempDirectory("dip-bench")));
        try {
            SuiteOptions options = SuiteOptions.all().only("postgres", "broker", "simulator", "ingress", "validation")
                    .withEdgeFirst(edgeFirst);
            suite.up(nativeIngress == null ? options : options.withNative(Map.of("ingress", nativeIngress)), progress);
            measure(suite);
        } finally {
            suite.down(progress);
            suite.home().remove();
        }
        return 0;
    }

    private void measure(Suite suite) throws IOException, InterruptedException {
        String ingress = suite.require("ingress").url().replace("/webhooks", "");
        int ingressPort = Integer.parseInt(ingress.substring(ingress.lastIndexOf(':') + 1));
        List<LoadResult> bare = new ArrayList<>();
        List<LoadResult> full = new ArrayList<>();
        List<LoadResult> paced = new ArrayList<>();
        try (BareProcess receiver = BareProcess.start(suite); OtherReaders others = OtherReaders.start(suite)) {
            for (int round = -warmUpRounds; round < rounds; round++) {
                boolean counts = round >= 0;
                String note = counts ? "" : " (warm-up)";
                if (fullSpeed) {
                    keep(bare, counts, load(suite, others, "bare receiver" + note, receiver.port(), ingress, 0));
                    keep(full, counts, load(suite, others, "ingress-service" + note, ingressPort, ingress, 0));
                }
                if (counts || !fullSpeed) {
                    keep(paced, counts, load(suite, others, "ingress-service at " + rate + "/s" + note, ingressPort, ingress, rate));
                }
            }
        }
        if (fullSpeed) {
            printSpeeds(bare, full);
        }
        System.out.printf("  ingress-service at %,d/s: p50 %.1f ms, p99 %.1f ms (medians of %d)%n", rate,
                median(paced, result -> result.millisAt(50)), median(paced, result -> result.millisAt(99)), rounds);
    }

    private static void keep(List<LoadResult> results, boolean counts, LoadResult result) {
        if (counts) {
            results.add(result);
        }
    }

    private void printSpeeds(List<LoadResult> bare, List<LoadResult> full) {
        double bareRate = median(bare, LoadResult::accepted);
        double fullRate = median(full, LoadResult::accepted);
        System.out.printf("%n  bare receiver    %,8.0f messages/s accepted durably (median of %d)%n", bareRate, rounds);
        System.out.printf("  ingress-service  %,8.0f messages/s accepted durably (median of %d), ratio %.2f%n", fullRate, rounds, fullRate / bareRate);
    }

    private LoadResult load(Suite suite, OtherReaders others, String what, int port, String url, int perSecond)
            throws InterruptedException {
        int expected = perSecond == 0 ? MOST_PER_SECOND : perSecond;
        int count = (int) (expected * (WARM_UP.toSeconds() + seconds));
        List<SignedDelivery> deliveries = new Deliveries(suite.home().pki(), url + PATH, RECIPIENT, "SIT").make(count, seed++);
        awaitIdle(suite);
        CoreTime before = CoreTime.of(suite);
        Duration ownBefore = ownCoreTime();
        long verdictsBefore = others.verdicts().sum();
        try (Load load = new Load(tls(suite), port)) {
            LoadResult result = load.run(new LoadPlan(perSecond, WARM_UP, Duration.ofSeconds(seconds), connections), deliveries);
            long validated = (others.verdicts().sum() - verdictsBefore) / (WARM_UP.toSeconds() + seconds);
            CoreTime spent = CoreTime.of(suite).minus(before);
            Duration own = ownCoreTime().minus(ownBefore);
            long messages = Math.max(1, Math.round(result.accepted() * (WARM_UP.toSeconds() + seconds)));
            progress.done(String.format("%-30s %,7.0f/s  p50 %.1f ms  p99 %.1f ms  answers %s  validated meanwhile %,d/s  core µs/message: ingress %d broker %d validation %d postgres %d load %d",
                    what, result.accepted(), result.millisAt(50), result.millisAt(99), result.statuses(),
                    validated, spent.micros("ingress") / messages, spent.micros("broker") / messages, spent.micros("validation") / messages,
                    spent.micros("postgres") / messages, own.toNanos() / 1000 / messages));
            return result;
        }
    }

    private static NetClientOptions tls(Suite suite) {
        Path pki = suite.home().pki();
        return new NetClientOptions().setSsl(true).setHostnameVerificationAlgorithm("HTTPS").setTcpNoDelay(true)
                .setTrustOptions(new PemTrustOptions().addCertPath(pki.resolve("ca.cert.pem").toString()))
                .setKeyCertOptions(new PemKeyCertOptions().setCertPath(pki.resolve("dip-client.cert.pem").toString())
                        .setKeyPath(pki.resolve("dip-client.key.pem").toString()));
    }

    /** Validation goes on draining after the load ends; the next measurement starts when it is through. */
    private void awaitIdle(Suite suite) throws InterruptedException {
        for (int attempt = 0; attempt < 120; attempt++) {
            CoreTime before = CoreTime.of(suite);
            TimeUnit.SECONDS.sleep(1);
            if (CoreTime.of(suite).minus(before).micros("validation") < 50_000) {
                return;
            }
            progress.update("waiting until validation has drained its queue …");
        }
    }

    private static Duration ownCoreTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double median(List<LoadResult> results, ToDoubleFunction<LoadResult> figure) {
        return results.stream().mapToDouble(figure).sorted().skip(results.size() / 2).findFirst().orElseThrow();
    }
}
