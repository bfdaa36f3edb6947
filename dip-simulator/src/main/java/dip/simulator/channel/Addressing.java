package dip.simulator.channel;

import dip.model.MessageFacts;
import dip.model.catalogue.InterfaceInfo;
import dip.service.participants.Participant;
import dip.service.participants.Participants;
import dip.simulator.SimulatorConfig;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Decides who gets a message: the primary recipients that its sender names, the secondary ones that have to do with
 * its MPAN, and those who always get the interface (dip-spec section 6). The DIP's own tables are not published: here a
 * central system (market-wide data service, load shaping, enquiry service) always gets what its role may receive.
 */
@Singleton
final class Addressing {

    private static final Set<String> CENTRAL_ROLES = Set.of("MDS", "LSS", "EES");
    private static final String DISTRIBUTOR_ROLE = "LDSO";

    private final Participants participants;
    private final MpanRegistry registry;

    /** The blocks A0 of a message. */
    record Recipients(List<String> primary, List<String> secondary, List<String> always) {

        Set<String> all() {
            Set<String> all = new LinkedHashSet<>(primary);
            all.addAll(secondary);
            all.addAll(always);
            return all;
        }
    }

    Addressing(Participants participants, SimulatorConfig config) {
        this.participants = participants;
        this.registry = new MpanRegistry(config.state().mpans());
    }

    Recipients resolve(InterfaceInfo channel, MessageFacts facts, NamedParties named) {
        List<String> always = participants.all().stream()
                .filter(participant -> CENTRAL_ROLES.contains(participant.role()) && receives(channel, participant))
                .map(Participant::dipId).filter(dipId -> !dipId.equals(facts.senderDipId())).sorted().toList();
        return new Recipients(named.primary(), secondary(channel, facts, named, always), always);
    }

    /** Remembers who had to do with the message's MPAN. */
    void learn(MessageFacts facts, List<String> primary) {
        List<String> parties = new ArrayList<>(primary);
        parties.add(facts.senderDipId());
        registry.learn(facts.mpan(), parties);
    }

    /** For instance {@code Primary:[SUP:2300000185];Secondary:[LDSO:2500000033];Always:[MDS:1800000001]}. */
    String map(Recipients recipients) {
        return "Primary:" + withRoles(recipients.primary()) + ";Secondary:" + withRoles(recipients.secondary())
                + ";Always:" + withRoles(recipients.always());
    }

    private String withRoles(List<String> dipIds) {
        return dipIds.stream().map(dipId -> participants.find(dipId).map(Participant::role).orElse("") + ":" + dipId)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private List<String> secondary(InterfaceInfo channel, MessageFacts facts, NamedParties named, List<String> always) {
        if (facts.mpan() == null) {
            return List.of();
        }
        Set<String> parties = new TreeSet<>(registry.parties(facts.mpan()));
        if (named.distributor() != null) {
            parties.add(named.distributor());
        }
        parties.removeAll(named.primary());
        parties.removeAll(always);
        parties.remove(facts.senderDipId());
        return parties.stream().filter(dipId -> participants.find(dipId)
                .filter(participant -> receives(channel, participant)).isPresent()).toList();
    }

    static boolean isDistributor(Participant participant) {
        return DISTRIBUTOR_ROLE.equals(participant.role());
    }

    /** Whether the interface may go to the participant's role. */
    static boolean receives(InterfaceInfo channel, Participant participant) {
        return channel.recipients().isEmpty() || channel.recipients().contains(participant.role());
    }
}
