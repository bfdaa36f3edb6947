package dip.simulator.egress;

import dip.simulator.SimulatorConfig;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/** Delivers to webhooks: a bounded queue and a bounded number of threads for each recipient, so that none starves another. */
@Singleton
public final class Egress {

    private static final int RELAYS = 256;

    /** A posting and whose queue it belongs in. */
    public record Addressed(String recipient, Posting posting) {
    }

    private final Semaphore relays = new Semaphore(RELAYS);
    private final Map<String, EgressLane> lanes = new ConcurrentHashMap<>();
    private final WebhookClient client;
    private final SimulatorConfig.Egress settings;
    private final EgressMetrics metrics;

    Egress(WebhookClient client, SimulatorConfig config, EgressMetrics metrics) {
        this.client = client;
        this.settings = config.egress();
        this.metrics = metrics;
    }

    /** Waits while the recipient's queue is full: that is the flow control of generated traffic. */
    public void put(String recipient, Posting posting) throws InterruptedException {
        lane(recipient).put(posting);
    }

    /**
     * Never waits.
     *
     * @return false where too much waits already, and nothing was taken
     */
    public boolean offer(List<Addressed> postings) {
        if (postings.isEmpty()) {
            return true;
        }
        if (!relays.tryAcquire()) {
            return false;
        }
        Thread.ofVirtual().name("relay").start(() -> relay(postings));
        return true;
    }

    private void relay(List<Addressed> postings) {
        try {
            for (Addressed addressed : postings) {
                put(addressed.recipient(), addressed.posting());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            relays.release();
        }
    }

    @PreDestroy
    void stop() {
        lanes.values().forEach(EgressLane::stop);
    }

    private EgressLane lane(String recipient) {
        return lanes.computeIfAbsent(recipient, id -> new EgressLane(id, client, settings, metrics));
    }
}
