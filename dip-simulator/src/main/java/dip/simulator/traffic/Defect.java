package dip.simulator.traffic;

import dip.service.participants.ChannelPolicy;
import dip.simulator.run.Expected;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A known way in which a message or its delivery is wrong, with the answer that it has to get. */
public sealed interface Defect permits MessageDefect, DeliveryDefect, FollowUp {

    /** The enum constant's own. */
    String name();

    Expected expected(ChannelPolicy policy);

    /** As it stands in ledgers, for instance {@code future-timestamp}. */
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Every defect there is. */
    static List<Defect> all() {
        return Stream.of(MessageDefect.values(), DeliveryDefect.values(), FollowUp.values())
                .<Defect>flatMap(Stream::of).toList();
    }
}
