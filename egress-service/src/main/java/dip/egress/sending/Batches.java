package dip.egress.sending;

import dip.client.Endpoint;
import dip.client.Fault;
import dip.client.Outcome.Accepted;
import dip.client.Outcome.AtFault;
import dip.client.Outcome.Rejected;
import dip.client.Outcome.Tried;
import dip.client.Outcome.TryLater;
import dip.client.Outcome.Unknown;
import dip.client.Pauses;
import dip.egress.EgressConfig;
import dip.egress.EgressMetrics;
import dip.egress.outbox.Claim;
import dip.egress.outbox.Outbox;
import dip.egress.outbox.Settlements;
import dip.model.response.StandardResponse.Item;
import dip.sending.Persistence;
import dip.sending.call.JournalledCalls;
import dip.sending.call.JournalledCalls.Kept;
import dip.sending.call.JournalledCalls.Made;
import dip.sending.call.JournalledCalls.Result;
import dip.service.participants.Participant;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Sends claimed messages of one channel in one call, and settles them by what comes of it. Blocks. */
@Singleton
public class Batches {

    private static final Logger LOG = Logger.getLogger(Batches.class);
    /** The DIP has a message with this reference: dip-spec sections 4.1 and 7. */
    private static final String REFERENCE_KNOWN = "MSG1006";
    private static final String HAD_IT = "the DIP had it from an attempt that it did not answer";

    private final JournalledCalls calls;
    private final Outbox outbox;
    private final Settlements settlements;
    private final EgressConfig config;
    private final EgressMetrics metrics;
    private final Persistence persistence;
    private final Pauses pauses;

    Batches(JournalledCalls calls, Outbox outbox, Settlements settlements, EgressConfig config, EgressMetrics metrics,
            Persistence persistence, Pauses pauses) {
        this.calls = calls;
        this.outbox = outbox;
        this.settlements = settlements;
        this.config = config;
        this.metrics = metrics;
        this.persistence = persistence;
        this.pauses = pauses;
    }

    Optional<Fault> fault(String dipId) {
        return calls.fault(dipId);
    }

    /** Whether something of ours keeps the participant's calls back, so that there is no need to claim. */
    boolean isKept(Participant participant) {
        return calls.isKept(participant);
    }

    /**
     * @param claims one at least, all of one channel
     * @return what came of the call with all of them
     */
    Result send(Participant participant, List<Claim> claims) throws SQLException, InterruptedException {
        Endpoint channel = Endpoint.channel(claims.getFirst().channel());
        Result result = calls.post(participant, channel, claims);
        switch (result) {
            case Kept(Duration pause) -> outbox.release(claims, pause);
            case Made call -> {
                metrics.sent(call.outcome().id(), claims.size());
                settle(participant, claims, call);
            }
        }
        return result;
    }

    private void settle(Participant participant, List<Claim> claims, Made call) throws SQLException, InterruptedException {
        switch (call.outcome()) {
            case Accepted taken -> persistence.until(() -> settlements.accepted(claims, transactionIds(claims, taken), null, call));
            case TryLater later -> again(participant, claims, false, later.asked(), call);
            case AtFault at -> whenMended(participant, claims, call);
            case Unknown lost -> again(participant, claims, true, Optional.empty(), call);
            case Rejected refused -> refused(participant, claims, refused, call);
        }
    }

    /** How long that takes is the client's to watch: nothing is claimed before there is a chance. */
    private void whenMended(Participant participant, List<Claim> claims, Made call) throws InterruptedException {
        LOG.warnf("%d messages of %s wait: %s", claims.size(), participant.dipId(), call.outcome().detail());
        persistence.until(() -> settlements.again(claims, false, claim -> Duration.ZERO, call));
    }

    /** What the DIP refuses for another reason than the content (an address) is not the messages' fault. */
    private void refused(Participant participant, List<Claim> claims, Rejected refused, Made call)
            throws SQLException, InterruptedException {
        if (!refused.isAboutContent()) {
            again(participant, claims, false, Optional.empty(), call);
        } else if (claims.size() > 1) {
            persistence.until(() -> settlements.undecided(call));
            int middle = claims.size() / 2;
            sendPart(participant, claims.subList(0, middle));
            sendPart(participant, claims.subList(middle, claims.size()));
        } else if (claims.getFirst().inDoubt() && REFERENCE_KNOWN.equals(refused.code())) {
            LOG.infof("The DIP had %s from an attempt that it did not answer", claims.getFirst().reference());
            persistence.until(() -> settlements.accepted(claims, Map.of(), HAD_IT, call));
        } else {
            LOG.errorf("%s of %s has failed for good: %s %s", claims.getFirst().reference(), participant.dipId(), refused.detail(),
                    refused.reasons());
            persistence.until(() -> settlements.failed(claims, call));
        }
    }

    private void again(Participant participant, List<Claim> claims, boolean inDoubt, Optional<Duration> asked, Made call)
            throws InterruptedException {
        LOG.warnf("%d messages of %s are sent again later: %s", claims.size(), participant.dipId(), call.outcome().detail());
        persistence.until(() -> settlements.again(claims, inDoubt, claim -> pauses.after(claim.attempt(), asked), call));
    }

    /** A part of a refused call, unless its lease was over before or an operator stops us. */
    private void sendPart(Participant participant, List<Claim> claims) throws SQLException, InterruptedException {
        if (outbox.extend(claims, config.sending().lease())) {
            send(participant, claims);
        }
    }

    /** By the reference that the answer names; by place where it names none, and has one for each message. */
    private static Map<String, String> transactionIds(List<Claim> claims, Accepted taken) {
        Map<String, String> byReference = new HashMap<>();
        boolean isOneEach = taken.items().size() == claims.size();
        for (int i = 0; i < taken.items().size(); i++) {
            Item item = taken.items().get(i);
            String reference = item.senderUniqueReference();
            if (reference == null && isOneEach) {
                reference = claims.get(i).reference();
            }
            byReference.put(reference, item.transactionId());
        }
        return byReference;
    }
}
