package dip.status.sending;

import dip.client.ClientSettings;
import dip.sending.Loop;
import dip.sending.Wakeup;
import dip.sending.relay.Relay;
import dip.service.InvalidConfiguration;
import dip.service.participants.Participant;
import dip.service.participants.Participants;
import dip.status.StatusConfig;
import dip.status.outbox.Outbox;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The senders of this copy: some for each participant, and one that tells the journal of their calls. */
@Singleton
public class Senders {

    private final Map<String, Wakeup> byDipId = new HashMap<>();
    private final List<Loop> loops = new ArrayList<>();
    private final Relay relay;
    private final Duration stopLimit;

    /** @throws InvalidConfiguration where a lease may end before the call that it is for */
    Senders(Participants participants, StatusConfig config, Outbox outbox, Batches batches, Relay relay, ClientSettings client) {
        if (config.sending().lease().compareTo(client.longestCall()) <= 0) {
            throw new InvalidConfiguration("dip.status.sending.lease",
                    "has to be longer than twice dip.status.call.timeout: two copies could send the same");
        }
        this.relay = relay;
        stopLimit = config.call().timeout();
        for (Participant participant : participants.all()) {
            Wakeup wakeup = new Wakeup();
            byDipId.put(participant.dipId(), wakeup);
            for (int i = 1; i <= config.sending().concurrency(); i++) {
                loops.add(new Loop("sender-" + participant.dipId() + "-" + i,
                        new Sender(participant, config, outbox, batches, wakeup)));
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

    /** After the intake has stopped. Calls under way end first; the journal may be told of them by another copy. */
    void stop(@Observes @Priority(2) ShutdownEvent event) throws InterruptedException {
        stop();
    }

    void stop() throws InterruptedException {
        loops.forEach(Loop::stop);
        byDipId.values().forEach(Wakeup::call);
        relay.wake();
        for (Loop loop : loops) {
            loop.join(stopLimit);
        }
    }

    /** There are new status messages of the participant. */
    public void wake(String dipId) {
        byDipId.get(dipId).call();
    }
}
