package dip.simulator.run;

import dip.model.validation.RuleSet;
import dip.service.participants.ChannelPolicy;

/** What has to become of a message, given how its recipient treats the interface. */
public sealed interface Expected {

    /** Answered 201, handed over once; one positive status message where the channel's policy sends them. */
    record Accepted(boolean positiveStatus) implements Expected {
    }

    /** Answered 201, then judged bad: one status message with this code. */
    record Rejected(String code) implements Expected {
    }

    /** Refused in the answer to the delivery. @param code null where the answer needs none */
    record Refused(int http, String code) implements Expected {
    }

    /** No HTTP answer at all: the TLS handshake fails. */
    record Unconnected() implements Expected {
    }

    static Expected good(ChannelPolicy policy) {
        return new Accepted(policy.positiveStatus());
    }

    /** @param needed the smallest set of rules that finds the defect */
    static Expected bad(ChannelPolicy policy, RuleSet needed, String code) {
        if (policy.l3().compareTo(needed) >= 0) {
            return new Refused(400, code);
        }
        return policy.l4().compareTo(needed) >= 0 ? new Rejected(code) : good(policy);
    }
}
