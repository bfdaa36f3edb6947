package dip.quickstart.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dip.quickstart.suite.Progress;
import dip.quickstart.suite.Suite;
import dip.quickstart.suite.SuiteHome;
import dip.quickstart.suite.SuiteOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The two promises, with the whole suite as processes and every one of them ended under load. */
@Timeout(value = 12, unit = TimeUnit.MINUTES)
class SuiteFaultTest {

    private static final SuiteOptions ALL = SuiteOptions.all().withFromCold(true)
            .withSettings(Map.of("status", claims("status"), "egress", claims("egress")));
    /** Slow enough to last until the last part is ended, on a machine that has nothing else to do. */
    private static final TrafficRequest LOAD = new TrafficRequest("mixed", 2_600, 7, 0.04, 50.0, 1);
    private static final OutgoingRequest OUTGOING = new OutgoingRequest(500, 7, 0.05);

    /** However long a part takes to come back: what the DIP gives up was never promised. */
    private static final String PATIENCE = "{\"attempts\":1000,\"firstMs\":200,\"longestMs\":2000}";

    @TempDir
    private Path directory;

    private final Progress progress = new Progress(System.out, false);
    private final Random random = new Random(20261124);
    private Suite suite;

    @BeforeEach
    void up() {
        suite = Suite.at(new SuiteHome(directory));
        suite.up(ALL, progress);
        suite.http().put(suite.operatorUri("simulator").resolve("/retries"), PATIENCE.getBytes(StandardCharsets.UTF_8));
    }

    @AfterEach
    void down() {
        suite.down(progress);
    }

    @Test
    void nothingIsLostAndNothingHappensTwiceHoweverProcessesEnd() throws InterruptedException {
        try (Demo demo = Demo.start(suite, LOAD, OUTGOING, progress)) {
            for (String component : inRandomOrder("ingress", "validation", "status", "egress", "audit", "broker")) {
                awaitTraffic(demo);
                suite.kill(component);
                suite.up(ALL, progress);
            }
            awaitTraffic(demo);
            suite.stop("postgres");
            suite.up(ALL, progress);

            DemoResult result = demo.account();

            assertThat(result.discrepancies()).as(result.table()).isEmpty();
        }
    }

    /** Lets some of the traffic through, a different amount each time; at once where all of it is through. */
    private void awaitTraffic(Demo demo) {
        long enough = Math.min(LOAD.count(), demo.delivered() + 30 + random.nextInt(100));
        while (demo.delivered() < enough) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    /** What a copy had claimed when it was killed is sent sooner than by default. */
    private static Map<String, String> claims(String service) {
        return Map.of("dip." + service + ".call.timeout", "5s", "dip." + service + ".sending.lease", "11s");
    }

    private List<String> inRandomOrder(String... components) {
        List<String> order = new ArrayList<>(List.of(components));
        Collections.shuffle(order, random);
        return order;
    }
}
