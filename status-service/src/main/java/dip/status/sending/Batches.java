package dip.status.sending;

import dip.client.Endpoint;
import dip.client.Outcome.Accepted;
import dip.client.Outcome.AtFault;
import dip.client.Outcome.Rejected;
import dip.client.Outcome.Tried;
import dip.client.Outcome.TryLater;
import dip.client.Outcome.Unknown;
import dip.client.Pauses;
import dip.messaging.JournalEntry;
import dip.sending.Persistence;
import dip.sending.call.JournalledCalls;
import dip.sending.call.JournalledCalls.Kept;
import dip.sending.call.JournalledCalls.Made;
import dip.service.participants.Participant;
import dip.status.StatusConfig;
import dip.status.StatusMetrics;
import dip.status.outbox.Claim;
import dip.status.outbox.Outbox;
import dip.status.outbox.Settlements;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Sends claimed status messages in one call, and settles them by what comes of it. Blocks. */
@Singleton
public class Batches {

    private static final Logger LOG = Logger.getLogger(Batches.class);

    private final JournalledCalls calls;
    private final Outbox outbox;
    private final Settlements settlements;
    private final StatusConfig config;
    private final StatusMetrics metrics;
    private final InstantSource clock;
    private final Persistence persistence;
    private final Pauses pauses;

    Batches(JournalledCalls calls, Outbox outbox, Settlements settlements, StatusConfig config, StatusMetrics metrics,
            InstantSource clock, Persistence persistence, Pauses pauses) {
        this.calls = calls;
        this.outbox = outbox;
        this.settlements = settlements;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
        this.persistence = persistence;
        this.pauses = pauses;
    }

    /** Whether something of ours keeps the participant's calls back, so that there is no need to claim. */
    boolean isKept(Participant participant) {
        return calls.isKept(participant);
    }

    /** @return how long to wait where nothing was tried, which does not count as an attempt; empty where something was */
    Optional<Duration> send(Participant participant, List<Claim> claims) throws SQLException, InterruptedException {
        return switch (calls.post(participant, Endpoint.STATUS_MESSAGE, claims)) {
            case Kept(Duration pause) -> {
                outbox.release(claims, pause);
                yield Optional.of(pause);
            }
            case Made(Tried outcome, JournalEntry.Call call) -> {
                metrics.call(outcome.id(), claims.size(), call.durationMillis());
                settle(participant, claims, outcome, call);
                yield Optional.empty();
            }
        };
    }

    private void settle(Participant participant, List<Claim> claims, Tried outcome, JournalEntry.Call call)
            throws SQLException, InterruptedException {
        switch (outcome) {
            case Accepted taken -> {
                persistence.until(() -> settlements.delivered(claims, call));
                metrics.delivered(claims, clock.millis());
            }
            case AtFault at -> whenMended(participant, claims, call);
            case TryLater later -> again(participant, claims, later.asked(), call);
            case Unknown lost -> again(participant, claims, Optional.empty(), call);
            case Rejected refused -> refused(participant, claims, refused, call);
        }
    }

    private void again(Participant participant, List<Claim> claims, Optional<Duration> asked, JournalEntry.Call call)
            throws SQLException, InterruptedException {
        LOG.warnf("%d status messages of %s are sent again later: %s", claims.size(), participant.dipId(), call.detail());
        persistence.until(() -> settlements.again(claims, claim -> pauses.after(claim.attempt(), asked), call));
    }

    /** How long that takes is the client's to watch: nothing is claimed before there is a chance. */
    private void whenMended(Participant participant, List<Claim> claims, JournalEntry.Call call) throws InterruptedException {
        LOG.warnf("%d status messages of %s wait: %s", claims.size(), participant.dipId(), call.detail());
        persistence.until(() -> settlements.again(claims, claim -> Duration.ZERO, call));
    }

    private void refused(Participant participant, List<Claim> claims, Rejected refused, JournalEntry.Call call)
            throws SQLException, InterruptedException {
        if (refused.isAboutContent() && claims.size() > 1) {
            persistence.until(() -> settlements.undecided(call));
            int middle = claims.size() / 2;
            sendPart(participant, claims.subList(0, middle));
            sendPart(participant, claims.subList(middle, claims.size()));
        } else {
            LOG.errorf("%d status messages of %s have failed for good: %s. Items %s", claims.size(), participant.dipId(),
                    call.detail(), call.itemIds());
            persistence.until(() -> settlements.failed(claims, call));
        }
    }

    /** A part of a refused call, unless its lease was over before or an operator stops us. */
    private void sendPart(Participant participant, List<Claim> claims) throws SQLException, InterruptedException {
        if (outbox.extend(participant.dipId(), claims, config.sending().lease())) {
            send(participant, claims);
        }
    }
}
