package dip.simulator.channel;

import dip.model.MessageFacts;
import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import dip.model.response.ResponseCode;
import dip.service.participants.Participant;
import dip.service.participants.Participants;
import dip.simulator.behaviour.Behaviours;
import dip.simulator.channel.Addressing.Recipients;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** L2: whether a message that was taken can be addressed (dip-spec section 4). */
@Singleton
final class AddressCheck {

    private final Catalogue catalogue;
    private final Participants participants;
    private final Subscriptions subscriptions;
    private final Behaviours behaviours;
    private final SeenReferences seen;

    /**
     * @param code one of the DIP's own, for instance {@code MSG1031}
     * @param isRepeated whether an earlier message has this one's reference
     */
    record Problem(ResponseCode code, String help, boolean isRepeated) {
    }

    AddressCheck(Catalogue catalogue, Participants participants, Subscriptions subscriptions, Behaviours behaviours,
            SeenReferences seen) {
        this.catalogue = catalogue;
        this.participants = participants;
        this.subscriptions = subscriptions;
        this.behaviours = behaviours;
        this.seen = seen;
    }

    /** The first thing that is wrong. */
    Optional<Problem> check(InterfaceInfo channel, MessageFacts facts, NamedParties named, Recipients recipients) {
        return repeated(facts)
                .or(() -> behaviours.drawL2().map(code -> new Problem(code, "drawn by the simulator", false)))
                .or(() -> unknown(named.primary(), "MSG1031"))
                .or(() -> behaviours.current().l2().checkRecipients() ? wrongParty(channel, named) : Optional.empty())
                .or(() -> recipients.all().isEmpty()
                        ? problem(facts.mpan() == null ? "MSG1037" : "MSG1038", "nobody is to get the message") : Optional.empty())
                .or(() -> behaviours.current().l2().checkRecipients() ? unreachable(channel, recipients) : Optional.empty());
    }

    /** Where the answer did not say so; otherwise the reference was claimed with the batch. */
    private Optional<Problem> repeated(MessageFacts facts) {
        return behaviours.isRefusedForReferences() || seen.claim(facts.senderUniqueReference()) ? Optional.empty()
                : Optional.of(new Problem(catalogue.responseCode(SeenReferences.CODE), SeenReferences.HELP, true));
    }

    /** Secondary and always recipients are the DIP's to find: it only finds fault with those that the message names. */
    private Optional<Problem> wrongParty(InterfaceInfo channel, NamedParties named) {
        Predicate<Participant> receives = participant -> Addressing.receives(channel, participant);
        List<String> distributor = named.distributor() == null ? List.of() : List.of(named.distributor());
        return unfit(named.primary(), receives, "MSG1032", channel)
                .or(() -> unknown(distributor, "MSG1033"))
                .or(() -> unknown(named.secondary(), "MSG1033"))
                .or(() -> unfit(distributor, Addressing::isDistributor, "MSG1034", channel))
                .or(() -> unfit(named.secondary(), receives, "MSG1034", channel))
                .or(() -> unknown(named.always(), "MSG1035"))
                .or(() -> unfit(named.always(), receives, "MSG1036", channel));
    }

    private Optional<Problem> unknown(List<String> dipIds, String code) {
        List<String> unknown = dipIds.stream().filter(dipId -> participants.find(dipId).isEmpty()).toList();
        return unknown.isEmpty() ? Optional.empty() : problem(code, "unknown on this DIP: " + unknown);
    }

    private Optional<Problem> unfit(List<String> dipIds, Predicate<Participant> fit, String code, InterfaceInfo channel) {
        List<String> unfit = dipIds.stream().flatMap(dipId -> participants.find(dipId).stream()).filter(fit.negate())
                .map(participant -> participant.role() + " " + participant.dipId()).toList();
        return unfit.isEmpty() ? Optional.empty() : problem(code, "not in this place of an " + channel.id() + ": " + unfit);
    }

    private Optional<Problem> unreachable(InterfaceInfo channel, Recipients recipients) {
        boolean reachable = recipients.all().stream().anyMatch(recipient -> behaviours.isPlayed(recipient)
                || subscriptions.webhook(recipient, channel.id()).isPresent());
        return reachable ? Optional.empty() : problem("MSG1030", "no recipient has a webhook for " + channel.id());
    }

    private Optional<Problem> problem(String code, String help) {
        return Optional.of(new Problem(catalogue.responseCode(code), help, false));
    }
}
