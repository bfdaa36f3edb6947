package dip.simulator.traffic;

import dip.model.validation.Finding.Severity;
import dip.model.validation.ValidationSettings;
import dip.service.participants.ChannelPolicy;
import dip.simulator.run.Expected;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A known way in which a message or its delivery is wrong, with the answer that it has to get. */
public sealed interface Defect permits MessageDefect, DeliveryDefect, BatchDefect, FollowUp {

    /** The enum constant's own. */
    String name();

    Expected expected(ChannelPolicy policy);

    /** As it stands in ledgers, for instance {@code future-timestamp}. */
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Every defect there is, given what the recipients' rules take for one. */
    static List<Defect> all(ValidationSettings rules) {
        return Stream.<Defect[]>of(MessageDefect.values(), DeliveryDefect.values(), BatchDefect.values(), FollowUp.values())
                .flatMap(Stream::of)
                .filter(defect -> defect != MessageDefect.WRONG_CHECK_DIGIT || rules.mpanCheckDigit() == Severity.ERROR)
                .toList();
    }
}
