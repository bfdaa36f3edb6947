package dip.egress.sending;

import dip.client.ClientSettings;
import dip.client.Fault;
import dip.client.Pauses;
import dip.egress.EgressConfig;
import dip.egress.EgressMetrics;
import dip.egress.outbox.Outbox;
import dip.sending.Loop;
import dip.sending.Ramp;
import dip.sending.Wakeup;
import dip.sending.relay.Relay;
import dip.service.InvalidConfiguration;
import dip.service.participants.Participant;
import dip.service.participants.Participants;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The senders of this copy: some for each participant, and one that tells others of their calls. */
@Singleton
public class Senders {

    private final Map<String, Wakeup> byDipId = new HashMap<>();
    private final List<Loop> loops = new ArrayList<>();
    private final EgressConfig config;
    private final Batches batches;
    private final Relay relay;

    @Inject
    Senders(Participants participants, EgressConfig config, Outbox outbox, Batches batches, Relay relay, ClientSettings client,
            Pauses pauses, EgressMetrics metrics) {
        this(participants, config, outbox, batches, relay, client, pauses, metrics, System::nanoTime);
    }

    /**
     * @param nanos a clock that only goes forward
     * @throws InvalidConfiguration where a lease may end before the call that it is for
     */
    Senders(Participants participants, EgressConfig config, Outbox outbox, Batches batches, Relay relay, ClientSettings client,
            Pauses pauses, EgressMetrics metrics, LongSupplier nanos) {
        if (config.sending().lease().compareTo(client.longestCall()) <= 0) {
            throw new InvalidConfiguration("dip.egress.sending.lease",
                    "has to be longer than twice dip.egress.call.timeout: two copies could send the same");
        }
        this.config = config;
        this.batches = batches;
        this.relay = relay;
        Room room = new Room(config.inFlightBytes());
        for (Participant participant : participants.all()) {
            Wakeup wakeup = new Wakeup();
            byDipId.put(participant.dipId(), wakeup);
            Ramp ramp = new Ramp(config.ramp().after(), config.sending().concurrency(), pauses, nanos);
            metrics.ramp(participant.dipId(), ramp);
            Supply supply = new Supply(participant.dipId(), config, outbox, ramp, room);
            for (int i = 1; i <= config.sending().concurrency(); i++) {
                loops.add(new Loop("sender-" + participant.dipId() + "-" + i,
                        new Sender(participant, config, outbox, supply, batches, wakeup, ramp)));
            }
        }
        loops.add(new Loop("relay", relay));
    }

    void start(@Observes StartupEvent event) {
        start();
    }

    void start() {
        loops.forEach(Loop::start);
    }

    /** Calls under way end first; others may be told of them by another copy. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stop();
    }

    void stop() throws InterruptedException {
        loops.forEach(Loop::stop);
        byDipId.values().forEach(Wakeup::call);
        relay.wake();
        for (Loop loop : loops) {
            loop.join(config.call().timeout());
        }
    }

    /** There are new messages of the participant. */
    public void wake(String dipId) {
        byDipId.get(dipId).call();
    }

    /** What keeps the participant's messages back until a person mends it. */
    public Optional<Fault> keeping(String dipId) {
        return batches.fault(dipId).filter(Fault::keepsBack);
    }
}
