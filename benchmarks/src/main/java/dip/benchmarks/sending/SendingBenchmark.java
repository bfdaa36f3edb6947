package dip.benchmarks.sending;

import dip.quickstart.suite.CoreTime;
import dip.quickstart.suite.Http;
import dip.quickstart.suite.Progress;
import dip.quickstart.suite.Suite;
import dip.quickstart.suite.SuiteHome;
import dip.quickstart.suite.SuiteOptions;
import dip.signing.CryptoProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "sending", mixinStandardHelpOptions = true,
        description = "Hands distinct IF-031 messages over to egress-service, which sends them to the simulated DIP over mTLS, signed "
                + "with RSA-2048: in batches, then one by one. Everything on this machine.")
public final class SendingBenchmark implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 100;
    private static final String BATCH = "dip.egress.sending.batch";

    @Option(names = "--count", defaultValue = "20000", description = "Messages measured in each round (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--rounds", defaultValue = "3", description = "How often each is measured; the median counts (default: ${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--warm-up-rounds", defaultValue = "2",
            description = "Rounds before that do not count: compilers have to be through (default: ${DEFAULT-VALUE}).")
    private int warmUpRounds;

    @Option(names = "--only", paramLabel = "HOW", description = "${COMPLETION-CANDIDATES} (default: both, one after the other).")
    private Mode only;

    @Option(names = "--crypto", description = "jdk, bouncy-castle or corretto (default: the fastest that works).")
    private String crypto = CryptoProvider.fastest().name();

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting of egress-service, for instance dip.egress.sending.concurrency=4.")
    private Map<String, String> settings = new LinkedHashMap<>();

    /** How messages are put into calls. */
    private enum Mode {
        IN_BATCHES(Map.of()), ONE_BY_ONE(Map.of(BATCH, "1"));

        private final Map<String, String> settings;

        Mode(Map<String, String> settings) {
            this.settings = settings;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Progress progress = Progress.onConsole();
    private final List<String> summary = new ArrayList<>();
    private CryptoProvider provider;
    private long seed = System.currentTimeMillis();
    private boolean isAllThere = true;

    @Override
    public Integer call() throws IOException, InterruptedException {
        provider = CryptoProvider.valueOf(crypto.toUpperCase(Locale.ROOT).replace('-', '_'));
        Suite suite = Suite.at(new SuiteHome(Files.createTempDirectory("dip-bench")));
        try {
            for (Mode mode : Mode.values()) {
                if (only == null || only == mode) {
                    measure(suite, mode);
                    suite.stop("egress");
                }
            }
        } finally {
            suite.down(progress);
            suite.home().remove();
        }
        System.out.println();
        summary.forEach(System.out::println);
        return isAllThere ? 0 : 1;
    }

    private void measure(Suite suite, Mode mode) throws InterruptedException {
        String how = mode.toString().replace('-', ' ');
        suite.up(options(mode.settings), progress);
        List<SendingResult> results = new ArrayList<>();
        for (int round = -warmUpRounds; round < rounds; round++) {
            SendingResult result = round(suite);
            progress.done(result.line(how + (round < 0 ? " (warm-up)" : "")));
            isAllThere &= result.isAllThere();
            if (round >= 0) {
                results.add(result);
            }
        }
        if (!results.isEmpty()) {
            results.sort((a, b) -> Double.compare(a.perSecond(), b.perSecond()));
            summary.add(results.get(results.size() / 2).line(how + ", median of " + rounds));
        }
    }

    private SendingResult round(Suite suite) throws InterruptedException {
        List<byte[]> bodies = Submissions.make(count, seed++);
        URI egress = uri(suite, "egress");
        Http http = suite.http();
        EgressCounts before = EgressCounts.of(http, egress);
        CoreTime coreBefore = CoreTime.of(suite);
        Duration ownBefore = own();
        long start = System.nanoTime();
        List<String> references = new BusinessSystem(http, egress).handOver(bodies);
        double handedOver = seconds(start);
        EgressCounts done = await(http, egress, before, start);
        double all = seconds(start);
        CoreTime spent = CoreTime.of(suite).minus(coreBefore);
        Duration own = own().minus(ownBefore);
        DipAccount dip = DipAccount.read(http, uri(suite, "simulator"));
        double signature = SignatureCost.micros(provider, suite.home().pki(), bytes(bodies) / Math.max(1, done.calls()));
        return new SendingResult(count, all, handedOver, done.calls(), provider, signature, spent, own, dip.repeated(references), dip.missing(references));
    }

    private EgressCounts await(Http http, URI egress, EgressCounts before, long start) throws InterruptedException {
        while (true) {
            EgressCounts now = EgressCounts.of(http, egress).minus(before);
            if (now.accepted() >= count || System.nanoTime() - start > LIMIT.toNanos()) {
                return now;
            }
            progress.update(String.format("%,d of %,d accepted by the DIP", now.accepted(), count));
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    /** The simulator remembers the round, so that it can be counted; nobody is there for recipients' answers. */
    private SuiteOptions options(Map<String, String> mode) {
        Map<String, String> egress = new LinkedHashMap<>(settings);
        egress.putAll(mode);
        egress.put("dip.egress.crypto", provider.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return SuiteOptions.all().only("postgres", "broker", "simulator", "egress").withSettings(Map.of("egress", egress,
                "simulator", Map.of("dip.simulator.state.journal", Integer.toString(count + count / 10),
                        "dip.simulator.behaviour.l4.answers", "false")));
    }

    private static long bytes(List<byte[]> bodies) {
        return bodies.stream().mapToLong(body -> body.length).sum();
    }

    private static URI uri(Suite suite, String component) {
        return URI.create("http://127.0.0.1:" + suite.require(component).port());
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static Duration own() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
