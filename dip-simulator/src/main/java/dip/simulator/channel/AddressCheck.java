package dip.simulator.channel;

import dip.model.MessageFacts;
import dip.service.participants.Participants;
import dip.simulator.channel.Addressing.Recipients;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** L2: whether a message that was taken can be addressed (dip-spec section 4). */
@Singleton
final class AddressCheck {

    private final Participants participants;

    /** @param code one of the DIP's own, for instance {@code MSG1031} */
    record Problem(String code, String help) {
    }

    AddressCheck(Participants participants) {
        this.participants = participants;
    }

    Optional<Problem> check(MessageFacts facts, NamedParties named, Recipients recipients) {
        List<String> unknown = named.primary().stream().filter(dipId -> participants.find(dipId).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            return Optional.of(new Problem("MSG1031", "unknown on this DIP: " + unknown));
        }
        if (recipients.all().isEmpty()) {
            return Optional.of(new Problem(facts.mpan() == null ? "MSG1037" : "MSG1038", "nobody is to get the message"));
        }
        return Optional.empty();
    }
}
