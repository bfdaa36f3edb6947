package dip.status.sending;

import dip.sending.Loop;
import dip.sending.Wakeup;
import dip.service.participants.Participant;
import dip.status.StatusConfig;
import dip.status.outbox.Claim;
import dip.status.outbox.Outbox;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Claims what is due for one participant and sends it, call after call; lingers where that makes calls fuller. */
final class Sender implements Loop.Step {

    private final Participant participant;
    private final StatusConfig config;
    private final Outbox outbox;
    private final Batches batches;
    private final Wakeup wakeup;

    Sender(Participant participant, StatusConfig config, Outbox outbox, Batches batches, Wakeup wakeup) {
        this.participant = participant;
        this.config = config;
        this.outbox = outbox;
        this.batches = batches;
        this.wakeup = wakeup;
    }

    @Override
    public void take() throws SQLException, InterruptedException {
        if (batches.isKept(participant)) {
            wakeup.await(config.sending().poll());
            return;
        }
        int most = config.sending().batch();
        List<Claim> claims = outbox.claim(participant.dipId(), most, config.sending().lease());
        if (claims.isEmpty()) {
            if (wakeup.await(config.sending().poll())) {
                Thread.sleep(config.sending().linger());
            }
            return;
        }
        boolean isFull = claims.size() == most;
        if (isFull) {
            wakeup.call();
        }
        Optional<Duration> kept = batches.send(participant, claims);
        if (kept.isPresent()) {
            Thread.sleep(shorter(kept.get(), config.circuit().pause()));
        } else if (!isFull) {
            Thread.sleep(config.sending().linger());
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
