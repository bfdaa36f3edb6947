package dip.egress.sending;

import dip.client.Outcome.Accepted;
import dip.client.Outcome.AtFault;
import dip.client.Outcome.Rejected;
import dip.client.Outcome.TryLater;
import dip.client.Outcome.Unknown;
import dip.egress.EgressConfig;
import dip.egress.outbox.Claim;
import dip.egress.outbox.Outbox;
import dip.sending.Loop;
import dip.sending.Ramp;
import dip.sending.Wakeup;
import dip.sending.call.JournalledCalls.Kept;
import dip.sending.call.JournalledCalls.Made;
import dip.sending.call.JournalledCalls.Result;
import dip.service.participants.Participant;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Sends what is due for one participant, call after call; lingers where that makes calls fuller. */
final class Sender implements Loop.Step {

    private final Participant participant;
    private final EgressConfig config;
    private final Outbox outbox;
    private final Supply supply;
    private final Batches batches;
    private final Wakeup wakeup;
    private final Ramp ramp;

    /** @param supply shared with the participant's other senders, as are {@code wakeup} and {@code ramp} */
    Sender(Participant participant, EgressConfig config, Outbox outbox, Supply supply, Batches batches, Wakeup wakeup, Ramp ramp) {
        this.participant = participant;
        this.config = config;
        this.outbox = outbox;
        this.supply = supply;
        this.batches = batches;
        this.wakeup = wakeup;
        this.ramp = ramp;
    }

    /** One call, or a wait for something to send. */
    @Override
    public void take() throws SQLException, InterruptedException {
        if (batches.isKept(participant)) {
            wakeup.await(config.sending().poll());
            return;
        }
        if (!ramp.enter(config.sending().poll())) {
            return;
        }
        List<Claim> claims;
        try {
            claims = call();
        } finally {
            ramp.leave();
        }
        boolean gathers = config.sending().batch() > 1;
        if ((claims.isEmpty() ? wakeup.await(config.sending().poll()) : !supply.isFull(claims)) && gathers) {
            Thread.sleep(config.sending().linger());
        }
    }

    private List<Claim> call() throws SQLException, InterruptedException {
        List<Claim> claims = supply.next();
        if (!claims.isEmpty()) {
            try {
                if (supply.isFull(claims)) {
                    wakeup.call();
                }
                String channel = claims.getFirst().channel();
                tell(channel, batches.send(participant, claims));
            } finally {
                supply.done(claims);
            }
        }
        return claims;
    }

    private void tell(String channel, Result result) throws SQLException {
        switch (result) {
            case Kept kept -> ramp.kept(channel, kept.pause());
            case Made made -> {
                switch (made.outcome()) {
                    case Accepted taken -> answered(channel);
                    case TryLater later -> ramp.failed(channel, later.asked());
                    case Unknown lost -> ramp.failed(channel, Optional.empty());
                    case Rejected refused when refused.isAboutContent() -> answered(channel);
                    case Rejected refused -> ramp.failed(channel, Optional.empty());
                    case AtFault ours -> { } // is the client's to watch
                }
            }
        }
    }

    /** When the DIP is back, what it did not take meanwhile is not late behind what came after it. */
    private void answered(String channel) throws SQLException {
        if (ramp.succeeded(channel)) {
            outbox.hasten(participant.dipId());
        }
    }
}
