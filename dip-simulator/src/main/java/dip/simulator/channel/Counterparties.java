package dip.simulator.channel;

import dip.model.MessageFacts;
import dip.model.catalogue.InterfaceInfo;
import dip.model.response.ResponseCode;
import dip.model.response.StandardResponse.Item;
import dip.service.participants.Participants;
import dip.simulator.behaviour.Behaviours;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Plays recipients that have no webhook: they take every message, and judge it afterwards (L4). */
@Singleton
final class Counterparties {

    private final Participants participants;
    private final Behaviours behaviours;
    private final Reply reply;

    Counterparties(Participants participants, Behaviours behaviours, Reply reply) {
        this.participants = participants;
        this.behaviours = behaviours;
        this.reply = reply;
    }

    boolean plays(String recipient) {
        return behaviours.isPlayed(recipient);
    }

    /** The status about one message; empty where it is good and the recipient's policy sends none about good ones. */
    Optional<Item> judge(String recipient, InterfaceInfo channel, MessageFacts facts, String transactionId) {
        ResponseCode code = behaviours.drawL4(facts.mpan());
        boolean told = !code.equals(behaviours.goodMessage()) || participants.find(recipient).orElseThrow()
                .policy(channel.id()).positiveStatus();
        return told ? Optional.of(reply.from(recipient, facts, transactionId, code)) : Optional.empty();
    }
}
