package dip.quickstart.reconcile;

import java.util.List;

/**
 * One message as the DIP's side remembers it.
 *
 * @param kind {@code good}, or the name of what is wrong with it
 * @param expected what has to become of it
 * @param httpStatus last answer to its delivery; 0 where there was none
 * @param answerCode response code in that answer; null where there was none
 * @param correlationIds of all answers to its delivery: how the journal names a delivery that cannot be read
 * @param statuses codes of the status messages received for it, repeats of the same bytes left out
 */
public record Sent(String transactionId, String recipient, String kind, Expected expected, int httpStatus,
        String answerCode, List<String> correlationIds, List<String> statuses) {

    /** What has to become of a message. */
    public sealed interface Expected {

        /** Refused in the answer to the delivery. */
        record Refused(int httpStatus, String code) implements Expected {

            /** 404 and 405 name no webhook of ours: nothing was delivered that a journal could hold. */
            boolean isJournalled() {
                return httpStatus != 404 && httpStatus != 405;
            }
        }

        /** No answer at all: the connection is refused. */
        record Unconnected() implements Expected {
        }

        /** Answered 201, then judged bad: one status message with this code. */
        record Rejected(String code) implements Expected {
        }

        /** Answered 201, handed over once; one positive status message where the channel's policy sends them. */
        record Accepted(boolean positiveStatus) implements Expected {
        }
    }
}
