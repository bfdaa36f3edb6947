package dip.simulator.participant;

import dip.simulator.pki.Pki;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The simulator's settings in tests, and the one participant with webhooks that it talks to. */
public final class TestDip implements QuarkusTestResourceLifecycleManager {

    public static final String SUPPLIER = "2300000001";
    public static final String DISTRIBUTOR = "2500000001";
    public static final String OPERATOR_TOKEN = "0123456789abcdef";

    /** Messages in the simulator's journal. */
    public static final int JOURNAL = 50;

    /** Deliveries that a stop holds. */
    public static final int HELD = 20;

    private static Path pkiDirectory;
    private static Pki pki;
    private static TestWebhooks webhooks;

    private final Map<String, String> settings = new HashMap<>();

    public static TestWebhooks webhooks() {
        return webhooks;
    }

    public static Pki pki() {
        return pki;
    }

    public static Path participantFile(String dipId, String purpose, String kind) {
        return pkiDirectory.resolve("participant-" + dipId + "-" + purpose + "." + kind + ".pem");
    }

    static String apiKey(String dipId) {
        return "key-of-" + dipId;
    }

    @Override
    public Map<String, String> start() {
        try {
            pkiDirectory = Files.createTempDirectory("dip-simulator-pki");
        } catch (IOException noDirectory) {
            throw new UncheckedIOException(noDirectory);
        }
        pki = Pki.open(pkiDirectory, List.of(SUPPLIER, DISTRIBUTOR), Clock.systemUTC());
        webhooks = new TestWebhooks(pki);
        participant(SUPPLIER, "SUP");
        participant(DISTRIBUTOR, "LDSO");
        settings.put("dip.simulator.pki-dir", pkiDirectory.toString());
        settings.put("dip.simulator.api.port", "0");
        settings.put("dip.simulator.egress.first-retry", "1ms");
        settings.put("dip.simulator.egress.longest-retry", "2ms");
        settings.put("dip.simulator.egress.attempts", "4");
        settings.put("dip.simulator.state.journal", Integer.toString(JOURNAL));
        settings.put("dip.simulator.state.held", Integer.toString(HELD));
        settings.put("dip.operator.token", OPERATOR_TOKEN);
        return settings;
    }

    @Override
    public void stop() {
        webhooks.close();
    }

    private void participant(String dipId, String role) {
        String key = "dip.participants.\"" + dipId + "\"";
        settings.put(key + ".role", role);
        settings.put(key + ".api-key", apiKey(dipId));
        settings.put("dip.simulator.webhooks.\"" + dipId + "\"", webhooks.base(dipId));
    }
}
