package dip.simulator.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * One message of a ledger as operators get it: a line of JSON.
 *
 * @param sequence to go on after
 * @param attempts calls made; a repeated delivery has several
 * @param http last answer; 0 where there was none
 * @param code the message's response code in that answer; null where it had none
 * @param correlationIds of all answers
 * @param acceptedAt epoch milliseconds of the first 201 or 207; null where there was none
 * @param answerMicros from the time that the delivery was due to its last answer; null while it is under way
 * @param statuses status messages received, exact copies counted
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record LedgerLine(long sequence, String transactionId, String senderUniqueReference, String recipient,
        String channel, String interfaceId, String event, String mpan, String kind, Expectation expected, int attempts,
        int http, String code, List<String> correlationIds, Long acceptedAt, Long answerMicros,
        List<StatusLine> statuses, boolean asExpected) {

    /**
     * @param http status of the answer; 0 where no answer may come
     * @param code in a refusal; null where any will do
     * @param status code of the one status message; null where none may come
     */
    public record Expectation(int http, String code, String status) {

        static Expectation of(Expected expected) {
            return switch (expected) {
                case Expected.Accepted(boolean positive) -> new Expectation(201, null, positive ? "RCP0000" : null);
                case Expected.Rejected(String status) -> new Expectation(201, null, status);
                case Expected.Refused(int http, String code) -> new Expectation(http, code, null);
                case Expected.Unconnected unconnected -> new Expectation(0, null, null);
            };
        }
    }

    /** @param at epoch milliseconds of the first copy */
    public record StatusLine(String code, long at, int copies) {

        static StatusLine of(LedgerEntry.Status status) {
            return new StatusLine(status.code(), status.at(), status.copies());
        }
    }
}
