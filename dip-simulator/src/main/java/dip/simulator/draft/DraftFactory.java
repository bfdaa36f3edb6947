package dip.simulator.draft;

import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import dip.model.sample.MessageGenerator;
import dip.service.participants.Participant;
import dip.service.participants.Participants;
import dip.simulator.message.Identifiers;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes drafts. */
@Singleton
public final class DraftFactory {

    private final Catalogue catalogue;
    private final Participants participants;
    private final Identifiers identifiers;
    private final InstantSource clock;

    /** An interface that a participant may send. @param recipients played by the simulator; at least one */
    record Way(Participant sender, InterfaceInfo channel, List<Participant> recipients) {
    }

    DraftFactory(Catalogue catalogue, Participants participants, Identifiers identifiers, InstantSource clock) {
        this.catalogue = catalogue;
        this.participants = participants;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException where a sender is none, or may send nothing */
    public List<Draft> make(DraftRequest request) {
        Drafting drafting = new Drafting(request, ways(request.senders()), Misfortune.all(catalogue),
                new MessageGenerator(catalogue, request.seed()), identifiers, participants.environment(), clock);
        List<Draft> drafts = new ArrayList<>(request.count());
        while (drafts.size() < request.count()) {
            drafts.add(drafting.next());
        }
        return drafts;
    }

    private List<Way> ways(List<String> senders) {
        List<Way> ways = participants.all().stream()
                .filter(participant -> senders.isEmpty() ? participant.apiKey().isPresent() : senders.contains(participant.dipId()))
                .sorted(Comparator.comparing(Participant::dipId))
                .flatMap(sender -> catalogue.interfaces().stream().filter(channel -> channel.senders().contains(sender.role()))
                        .sorted(Comparator.comparing(InterfaceInfo::id)).map(channel -> new Way(sender, channel, recipients(channel, sender))))
                .filter(way -> !way.recipients().isEmpty()).toList();
        if (ways.isEmpty()) {
            throw new IllegalArgumentException("no participant of " + senders + " may send anything");
        }
        return ways;
    }

    /** Those without an API key are nobody's but the simulator's. */
    private List<Participant> recipients(InterfaceInfo channel, Participant sender) {
        return participants.all().stream().filter(participant -> participant.apiKey().isEmpty() && !participant.equals(sender)
                        && channel.recipients().contains(participant.role()))
                .sorted(Comparator.comparing(Participant::dipId)).toList();
    }
}
