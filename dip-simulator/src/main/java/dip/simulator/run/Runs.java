package dip.simulator.run;

import dip.signing.MessageSigner;
import dip.simulator.SimulatorConfig;
import dip.simulator.channel.Subscriptions;
import dip.simulator.egress.Egress;
import dip.simulator.traffic.Forger;
import dip.simulator.traffic.TrafficFactory;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runs that are known: the newest so many, with at most so many messages together. */
@Singleton
public final class Runs {

    private final Map<String, Run> runs = new LinkedHashMap<>();
    private final TrafficFactory traffic;
    private final Subscriptions subscriptions;
    private final Ledgers ledgers;
    private final RunDriver.Ways ways;
    private final SimulatorConfig config;
    private final InstantSource clock;
    private int started;

    Runs(TrafficFactory traffic, Subscriptions subscriptions, Ledgers ledgers, Egress egress, MessageSigner signer,
            Forger forger, SimulatorConfig config, InstantSource clock) {
        this.traffic = traffic;
        this.subscriptions = subscriptions;
        this.ledgers = ledgers;
        this.ways = new RunDriver.Ways(egress, subscriptions, ledgers, new RunPosting.Tools(signer, forger, clock));
        this.config = config;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException says which part of the request is wrong */
    public synchronized Run start(RunRequest request) {
        RunPlan plan = RunPlan.of(request, List.copyOf(subscriptions.recipients()), config.state().messages());
        Run run = new Run(Integer.toString(++started), plan, clock);
        RunDriver driver = new RunDriver(run, traffic.start(plan), ways, config.statusWait());
        makeRoom(plan.count());
        runs.put(run.id(), run);
        Thread.ofVirtual().name("run-" + run.id()).start(driver);
        return run;
    }

    public synchronized Optional<Run> find(String id) {
        return Optional.ofNullable(runs.get(id));
    }

    public synchronized List<Run> all() {
        return List.copyOf(runs.values());
    }

    @PreDestroy
    synchronized void stopAll() {
        runs.values().forEach(Run::stop);
    }

    /** Forgets the oldest runs that are over. */
    private void makeRoom(int messages) {
        for (Run old : List.copyOf(runs.values())) {
            if (!isRoomFor(messages) && old.isOver()) {
                runs.remove(old.id());
                ledgers.forget(old.entries());
            }
        }
        if (!isRoomFor(messages)) {
            throw new IllegalArgumentException("too much is running; wait for a run to end");
        }
    }

    private boolean isRoomFor(int messages) {
        int held = runs.values().stream().mapToInt(run -> run.plan().count()).sum();
        return runs.size() < config.state().runs() && held + messages <= config.state().messages();
    }
}
