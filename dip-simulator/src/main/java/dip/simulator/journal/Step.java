package dip.simulator.journal;

import java.util.List;

/**
 * Something that happened to a message. Null where a part has no meaning for it.
 *
 * @param httpStatus of an answer
 * @param message a response code with its text
 * @param reason in words
 * @param recipient DIP ID of whom it happened at
 * @param recipients DIP IDs of all whom the message was addressed to
 * @param recipientMap for instance {@code Primary:[SUP:2300000185];Secondary:[];Always:[MDS:1800000001]}
 * @param uri the webhook called
 * @param millis that it took
 */
public record Step(Stage stage, State state, Integer httpStatus, String message, String reason, String recipient,
        List<String> recipients, String recipientMap, String uri, long millis) {

    static Step taken() {
        return new Step(Stage.INBOUND, State.GOOD_TO_GO, 201, null, null, null, null, null, null, 0);
    }

    static Step refused(String message, String reason) {
        return new Step(Stage.INBOUND, State.INBOUND_RULE_FAILURE, 400, message, reason, null, null, null, null, 0);
    }

    public static Step mpanUpdated() {
        return new Step(Stage.MPAN_UPDATE, State.OK, null, null, null, null, null, null, null, 0);
    }

    public static Step addressed(List<String> recipients, String recipientMap) {
        return new Step(Stage.ADDRESSING, State.SENT_TO_TOPIC, null, null, null, null, recipients, recipientMap, null, 0);
    }

    public static Step notAddressed(String message, String reason) {
        return new Step(Stage.ADDRESSING, State.FAILED, null, message, reason, null, null, null, null, 0);
    }

    /** At a recipient, without a call. */
    public static Step at(Stage stage, State state, String recipient, String reason) {
        return new Step(stage, state, null, null, reason, recipient, null, null, null, 0);
    }

    static Step called(Stage stage, State state, String recipient, String uri, Integer httpStatus, String reason, long millis) {
        return new Step(stage, state, httpStatus, null, reason, recipient, null, null, uri, millis);
    }
}
