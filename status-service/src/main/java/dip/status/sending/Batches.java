package dip.status.sending;

import dip.messaging.JournalEntry;
import dip.service.participants.Participant;
import dip.status.StatusConfig;
import dip.status.StatusMetrics;
import dip.status.call.CallResult;
import dip.status.call.CircuitOpen;
import dip.status.call.DipCalls;
import dip.status.call.Outcome;
import dip.status.outbox.Claim;
import dip.status.outbox.Outbox;
import dip.status.outbox.Settlements;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Sends claimed status messages in one call, and settles them by what comes of it. Blocks. */
@Singleton
public class Batches {

    private static final Logger LOG = Logger.getLogger(Batches.class);

    private final DipCalls calls;
    private final Outbox outbox;
    private final Settlements settlements;
    private final StatusConfig config;
    private final StatusMetrics metrics;
    private final InstantSource clock;
    private final Persistence persistence;
    private final Pauses pauses;

    Batches(DipCalls calls, Outbox outbox, Settlements settlements, StatusConfig config, StatusMetrics metrics,
            InstantSource clock, Persistence persistence) {
        this.calls = calls;
        this.outbox = outbox;
        this.settlements = settlements;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
        this.persistence = persistence;
        this.pauses = new Pauses(config.retry(), () -> ThreadLocalRandom.current().nextDouble());
    }

    /** @return false where nothing was tried, because the calls before failed */
    boolean send(Participant participant, List<Claim> claims) throws SQLException, InterruptedException {
        long startedAt = clock.millis();
        long start = System.nanoTime();
        CallResult result;
        try {
            result = calls.post(participant, body(claims));
        } catch (CircuitOpen open) {
            outbox.release(claims, config.circuit().pause());
            return false;
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        metrics.call(result.outcome(), claims.size(), millis);
        settle(participant, claims, result, entry(participant, claims, result, startedAt, millis));
        return true;
    }

    private void settle(Participant participant, List<Claim> claims, CallResult result, JournalEntry.Call call)
            throws SQLException, InterruptedException {
        if (result.outcome() == Outcome.DELIVERED) {
            persistence.until(() -> settlements.delivered(claims, call));
            metrics.delivered(claims, clock.millis());
        } else if (result.outcome().isTriedAgain()) {
            LOG.warnf("%d status messages of %s are sent again later: %s", claims.size(), participant.dipId(), result.detail());
            persistence.until(() -> settlements.again(claims, claim -> pauses.after(claim.attempt()), call));
        } else if (result.isAboutContent() && claims.size() > 1) {
            persistence.until(() -> settlements.undecided(call));
            int middle = claims.size() / 2;
            sendPart(participant, claims.subList(0, middle));
            sendPart(participant, claims.subList(middle, claims.size()));
        } else {
            LOG.errorf("%d status messages of %s have failed for good: %s. Items %s", claims.size(), participant.dipId(),
                    result.detail(), call.itemIds());
            persistence.until(() -> settlements.failed(claims, call));
        }
    }

    /** A part of a refused call, unless its lease was over before. */
    private void sendPart(Participant participant, List<Claim> claims) throws SQLException, InterruptedException {
        if (outbox.extend(claims, config.sending().lease())) {
            send(participant, claims);
        }
    }

    private JournalEntry.Call entry(Participant participant, List<Claim> claims, CallResult result, long startedAt, long millis) {
        String callId = UUID.randomUUID().toString();
        String correlationId = claims.size() == 1 ? claims.getFirst().correlationId() : callId;
        return new JournalEntry.Call(callId, correlationId, participant.dipId(), calls.url(),
                claims.stream().map(Claim::itemId).toList(), result.httpStatus(), result.outcome().id(), result.code(),
                startedAt, millis, result.detail(), result.body());
    }

    private static byte[] body(List<Claim> claims) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(claims.size() * 512);
        char separator = '[';
        for (Claim claim : claims) {
            body.write(separator);
            body.writeBytes(claim.element());
            separator = ',';
        }
        body.write(']');
        return body.toByteArray();
    }
}
