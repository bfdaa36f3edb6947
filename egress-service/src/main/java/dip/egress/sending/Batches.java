package dip.egress.sending;

import dip.client.DipClient;
import dip.client.Endpoint;
import dip.client.Fault;
import dip.client.Outcome.Accepted;
import dip.client.Outcome.AtFault;
import dip.client.Outcome.NotTried;
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
import dip.sending.call.Callers;
import dip.service.participants.Participant;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
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

    private final DipClient client;
    private final Callers callers;
    private final Outbox outbox;
    private final Settlements settlements;
    private final EgressConfig config;
    private final EgressMetrics metrics;
    private final Persistence persistence;
    private final Pauses pauses;

    Batches(DipClient client, Callers callers, Outbox outbox, Settlements settlements, EgressConfig config, EgressMetrics metrics,
            Persistence persistence, Pauses pauses) {
        this.client = client;
        this.callers = callers;
        this.outbox = outbox;
        this.settlements = settlements;
        this.config = config;
        this.metrics = metrics;
        this.persistence = persistence;
        this.pauses = pauses;
    }

    Optional<Fault> fault(String dipId) {
        return callers.find(dipId).flatMap(client::fault);
    }

    /** Whether something of ours keeps the participant's calls back, so that there is no need to claim. */
    boolean isKept(Participant participant) {
        return client.isKept(callers.of(participant));
    }

    /** @param claims one at least, all of one channel */
    void send(Participant participant, List<Claim> claims) throws SQLException, InterruptedException {
        Endpoint channel = Endpoint.channel(claims.getFirst().channel());
        switch (client.post(callers.of(participant), channel, body(claims))) {
            case NotTried kept -> outbox.release(claims, kept.pause());
            case Tried outcome -> {
                metrics.sent(outcome.id(), claims.size());
                settle(participant, claims, outcome);
            }
        }
    }

    private void settle(Participant participant, List<Claim> claims, Tried outcome) throws SQLException, InterruptedException {
        switch (outcome) {
            case Accepted taken -> persistence.until(() -> settlements.accepted(claims, transactionIds(claims, taken), taken));
            case TryLater later -> again(participant, claims, false, later.asked(), later);
            case AtFault at -> whenMended(participant, claims, at);
            case Unknown lost -> again(participant, claims, true, Optional.empty(), lost);
            case Rejected refused -> refused(participant, claims, refused);
        }
    }

    /** How long that takes is the client's to watch: nothing is claimed before there is a chance. */
    private void whenMended(Participant participant, List<Claim> claims, AtFault at) throws InterruptedException {
        LOG.warnf("%d messages of %s wait: %s", claims.size(), participant.dipId(), at.detail());
        persistence.until(() -> settlements.again(claims, false, claim -> Duration.ZERO, at));
    }

    /** What the DIP refuses for another reason than the content (an address) is not the messages' fault. */
    private void refused(Participant participant, List<Claim> claims, Rejected refused) throws SQLException, InterruptedException {
        if (!refused.isAboutContent()) {
            again(participant, claims, false, Optional.empty(), refused);
        } else if (claims.size() > 1) {
            int middle = claims.size() / 2;
            sendPart(participant, claims.subList(0, middle));
            sendPart(participant, claims.subList(middle, claims.size()));
        } else if (claims.getFirst().inDoubt() && REFERENCE_KNOWN.equals(refused.code())) {
            LOG.infof("The DIP had %s from an attempt that it did not answer", claims.getFirst().reference());
            persistence.until(() -> settlements.accepted(claims, Map.of(), refused));
        } else {
            LOG.errorf("%s of %s has failed for good: %s %s", claims.getFirst().reference(), participant.dipId(), refused.detail(),
                    refused.reasons());
            persistence.until(() -> settlements.failed(claims, refused));
        }
    }

    private void again(Participant participant, List<Claim> claims, boolean inDoubt, Optional<Duration> asked, Tried outcome)
            throws InterruptedException {
        LOG.warnf("%d messages of %s are sent again later: %s", claims.size(), participant.dipId(), outcome.detail());
        persistence.until(() -> settlements.again(claims, inDoubt, claim -> pauses.after(claim.attempt(), asked), outcome));
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

    private static byte[] body(List<Claim> claims) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(claims.stream().mapToInt(claim -> claim.message().length + 1).sum() + 1);
        char separator = '[';
        for (Claim claim : claims) {
            body.write(separator);
            body.writeBytes(claim.message());
            separator = ',';
        }
        body.write(']');
        return body.toByteArray();
    }
}
