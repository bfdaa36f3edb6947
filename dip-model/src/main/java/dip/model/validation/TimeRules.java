package dip.model.validation;

import dip.model.json.JsonDocument;
import dip.model.time.MessageTime;
import java.time.Duration;

/** When the message was sent and taken: real times, not in the future (dip-spec sections 1.2 and 4.1). */
final class TimeRules {

    static final String FORM = "Give a real date and time with offset, 25 characters, as in 2022-03-21T19:05:00+00:00.";

    private final Duration tolerance;

    TimeRules(Duration tolerance) {
        this.tolerance = tolerance;
    }

    void check(Envelope message, RuleFindings findings) {
        time(message, message.s1(), "senderTimestamp", Rule.SENDER_TIME, Rule.SENDER_TIME_FUTURE, findings);
        time(message, message.d0(), "transactionTimestamp", Rule.TRANSACTION_TIME, Rule.TRANSACTION_TIME_FUTURE, findings);
    }

    private void time(Envelope message, int block, String field, Rule invalid, Rule future, RuleFindings findings) {
        int node = message.json().member(block, field);
        if (!message.isString(node)) {
            return;
        }
        long second = epochSecond(message.json(), node);
        if (second == MessageTime.INVALID) {
            findings.report(node, invalid, FORM);
        } else if (second > message.context().now().plus(tolerance).getEpochSecond()) {
            findings.report(node, future, "Set the sender's clock: the time is more than " + tolerance.toSeconds()
                    + " s ahead of " + MessageTime.format(message.context().now()) + '.');
        }
    }

    /** A string's time in seconds since 1970, read in place; {@link MessageTime#INVALID} where it is none. */
    static long epochSecond(JsonDocument json, int node) {
        return json.isPlain(node) ? MessageTime.epochSecond(json.bytes(), json.start(node) + 1, json.end(node) - 1)
                : MessageTime.epochSecond(json.stringOrNull(node));
    }
}
