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

    private final Semaphore relays = new Semaphore(RELAYS);
    private final Map<String, EgressLane> lanes = new ConcurrentHashMap<>();
    private final WebhookClient client;
    private final SimulatorConfig.Egress settings;
    private final Retries retries;
    private final Stops stops;
    private final EgressMetrics metrics;

    Egress(WebhookClient client, SimulatorConfig config, Retries retries, Stops stops, EgressMetrics metrics) {
        this.client = client;
        this.settings = config.egress();
        this.retries = retries;
        this.stops = stops;
        this.metrics = metrics;
    }

    /** Waits while the recipient's queue is full: that is the flow control of generated traffic. */
    public void put(Addressed delivery) throws InterruptedException {
        lane(delivery.recipient()).put(delivery);
    }

    /**
     * Holds deliveries that it covers until it is started again. Calls under way come to their end.
     *
     * @throws IllegalArgumentException says what is wrong with it
     */
    public void stop(Stop stop) {
        stops.stop(stop);
        resume();
    }

    /** @return whether there was such a stop */
    public boolean start(String participant, String channel) {
        boolean existed = stops.start(participant, channel);
        resume();
        return existed;
    }

    public void startAll() {
        stops.startAll();
        resume();
    }

    public List<StoppedWay> stops() {
        return stops.all();
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
        Thread.ofVirtual().name("relay").start(() -> {
            try {
                putAll(postings);
            } finally {
                relays.release();
            }
        });
        return true;
    }

    private void resume() {
        List<Addressed> free = stops.takeFree();
        if (!free.isEmpty()) {
            Thread.ofVirtual().name("resume").start(() -> putAll(free));
        }
    }

    private void putAll(List<Addressed> postings) {
        try {
            for (Addressed delivery : postings) {
                put(delivery);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void stop() {
        lanes.values().forEach(EgressLane::stop);
    }

    private EgressLane lane(String recipient) {
        return lanes.computeIfAbsent(recipient, id -> new EgressLane(id, client, settings, retries, stops, metrics));
    }
}
