package dip.simulator.draft;

import dip.model.catalogue.Catalogue;
import dip.model.response.ResponseCode;
import dip.simulator.draft.Draft.Expected;
import dip.simulator.message.MessageEdit;
import dip.simulator.traffic.MessageDefect;
import dip.simulator.traffic.Place;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What goes wrong with a draft.
 *
 * @param kind for instance {@code missing-field} or {@code recipient-says-rcp1061}
 * @param fits whether it can happen to a message of the interface
 */
record Misfortune(String kind, BiPredicate<String, byte[]> fits, UnaryOperator<byte[]> damage, Expected expected) {

    private static final String UNKNOWN = "\"9999999999\"";
    private static final List<String> MPANS = List.of("/payload/CommonBlock/M0/MPANCore", "/payload/CommonBlock/M1/principalMPAN");
    /** Senders cannot know who is unknown at the DIP; and to them a check digit is worth a warning. */
    private static final Set<MessageDefect> NOT_FOUND_BY_SENDERS = EnumSet.of(MessageDefect.NOT_FOR_US, MessageDefect.WRONG_CHECK_DIGIT);
    private static final List<String> NEVER_SAID_BY_RECIPIENTS = List.of("MSG", "RCP0000");

    /** By the place where it shows: the sender's own checks, the DIP (L1, L2), a recipient (L4). Always in the same order. */
    static List<List<Misfortune>> all(Catalogue catalogue) {
        return List.of(
                Stream.of(MessageDefect.values()).filter(defect -> !NOT_FOUND_BY_SENDERS.contains(defect)).map(Misfortune::refused).toList(),
                List.of(unknownConnectionProvider(), unknownRecipient()),
                catalogue.responseCodes().stream().map(ResponseCode::code)
                        .filter(code -> NEVER_SAID_BY_RECIPIENTS.stream().noneMatch(code::startsWith)).sorted().map(Misfortune::said).toList());
    }

    private static Misfortune refused(MessageDefect defect) {
        return new Misfortune(defect.id(), defect::fits, defect::damage, Expected.refused(defect.code()));
    }

    private static Misfortune unknownConnectionProvider() {
        return new Misfortune("unknown-connection-provider", (interfaceId, message) -> true,
                message -> MessageEdit.put(message, Place.S1, "DIPConnectionProviderID", UNKNOWN), Expected.failed("MSG1011"));
    }

    private static Misfortune unknownRecipient() {
        return new Misfortune("unknown-recipient", (interfaceId, message) -> MessageEdit.has(message, Place.A0),
                message -> MessageEdit.put(message, Place.A0, "primaryRecipients", "[" + UNKNOWN + "]"), Expected.accepted("MSG1031"));
    }

    /** Nothing is wrong with the message; it is about an MPAN of which recipients are told what to say. */
    private static Misfortune said(String code) {
        return new Misfortune("recipient-says-" + code.toLowerCase(Locale.ROOT), Misfortune::hasMpan,
                UnaryOperator.identity(), Expected.accepted(code));
    }

    private static boolean hasMpan(String interfaceId, byte[] message) {
        return MPANS.stream().anyMatch(place -> MessageEdit.has(message, place));
    }
}
