package dip.benchmarks.matching;

import dip.messaging.Addresses;
import dip.messaging.SentMessage;
import dip.model.json.JsonDocument;
import dip.quickstart.suite.CoreTime;
import dip.quickstart.suite.Http;
import dip.quickstart.suite.Progress;
import dip.quickstart.suite.Suite;
import dip.quickstart.suite.SuiteHome;
import dip.quickstart.suite.SuiteOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "matching", mixinStandardHelpOptions = true,
        description = "Tells status-service of messages sent, then of a status about each, then of many equal failures. Everything on "
                + "this machine.")
public final class MatchingBenchmark implements Callable<Integer> {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final long POLL_MILLIS = 50;
    private static final String GOOD = "RCP0000 - Message Success";
    private static final String BAD = "RCP1022 - Invalid Data Value";
    private static final String BAD_CODE = "RCP1022";

    @Option(names = "--count", defaultValue = "100000", description = "Messages sent, and statuses about them (default: ${DEFAULT-VALUE}).")
    private int count;

    @Option(names = "--failures", defaultValue = "10000", description = "Equal failures after them (default: ${DEFAULT-VALUE}).")
    private int failures;

    private final Progress progress = Progress.onConsole();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (failures > count) {
            throw new IllegalArgumentException("--failures: at most --count, there is one a message");
        }
        Suite suite = Suite.at(new SuiteHome(Files.createTempDirectory("dip-bench")));
        try {
            suite.up(SuiteOptions.all().only("postgres", "broker", "simulator", "status"), progress);
            try (Feed feed = new Feed(suite.require("broker").port())) {
                measure(suite, feed);
            }
        } finally {
            suite.down(progress);
            suite.home().remove();
        }
        return 0;
    }

    private void measure(Suite suite, Feed feed) throws InterruptedException {
        Conversation conversation = new Conversation(System.currentTimeMillis());
        List<SentMessage> sent = Stream.generate(conversation::sent).limit(count).toList();
        measure(suite, "sent, stored", count, () -> feed.publish(Addresses.SENT, count, i -> sent.get(i).toMessage()),
                () -> stored(suite) >= count);
        measure(suite, "statuses, matched", count,
                () -> feed.publish(Addresses.INBOUND_STATUS, count, i -> Conversation.status(sent.get(i), GOOD).toMessage()),
                () -> matched(suite) >= count);
        measure(suite, "equal failures, matched", failures,
                () -> feed.publish(Addresses.INBOUND_STATUS, failures, i -> Conversation.status(sent.get(i), BAD).toMessage()),
                () -> matched(suite) >= count + failures);
        showCase(suite);
    }

    private interface Load {
        void run() throws InterruptedException;
    }

    /** From the first that is published until all is done. */
    private void measure(Suite suite, String what, int messages, Load load, BooleanSupplier isDone) throws InterruptedException {
        CoreTime before = CoreTime.of(suite);
        long start = System.nanoTime();
        load.run();
        double published = seconds(start);
        while (!isDone.getAsBoolean()) {
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                throw new IllegalStateException(what + ": not within " + LIMIT);
            }
            progress.update(what + " …");
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
        double all = seconds(start);
        CoreTime spent = CoreTime.of(suite).minus(before);
        progress.done(String.format("%-24s %,8d in %5.1f s: %,7.0f/s (published at %,.0f/s)  core µs each: status %d, postgres %d, broker %d",
                what, messages, all, messages / all, messages / published, spent.micros("status") / messages,
                spent.micros("postgres") / messages, spent.micros("broker") / messages));
    }

    /** Cases are kept in the transaction that matches: the last failure is in its case when it is matched. */
    private void showCase(Suite suite) {
        long start = System.nanoTime();
        JsonDocument json = get(suite, "/cases?code=" + BAD_CODE);
        double millis = seconds(start) * 1000;
        int items = json.member(json.root(), "items");
        int first = json.first(items);
        progress.done(String.format("%,d failures in %s %s, shown in %.0f ms", Integer.parseInt(json.text(json.member(first, "failing"))),
                json.next(first) == JsonDocument.MISSING ? "one case" : "several cases, the first of", BAD_CODE, millis));
    }

    /** Rows are numbered from 1. */
    private static long stored(Suite suite) {
        JsonDocument page = get(suite, "/sent?limit=1");
        int newest = page.first(page.member(page.root(), "items"));
        return newest == JsonDocument.MISSING ? 0 : Long.parseLong(page.text(page.member(newest, "id")));
    }

    private static long matched(Suite suite) {
        return suite.http().get(uri(suite, "/q/metrics")).lines().filter(line -> line.startsWith("dip_status_matched_total"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }

    private static JsonDocument get(Suite suite, String path) {
        return Http.json(suite.http().get(uri(suite, path)));
    }

    private static URI uri(Suite suite, String path) {
        return URI.create("http://127.0.0.1:" + suite.require("status").port() + path);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
