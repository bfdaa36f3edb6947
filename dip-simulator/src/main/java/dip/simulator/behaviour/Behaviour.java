package dip.simulator.behaviour;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the DIP, and the recipients that the simulator plays, do beyond the usual. What is left out is off.
 *
 * @param failureCode response code of the status that a sender gets about a delivery that was given up, or refused
 *     without a reason that could be passed on; null for no such status
 */
public record Behaviour(L2 l2, L4 l4, String failureCode, RepeatedReferences repeatedReferences, Rate rate) {

    /** How a sender learns that its reference was used before: the specification does not say. */
    public enum RepeatedReferences {
        /** The batch is refused. */
        @JsonProperty("answer") ANSWER,
        /** The batch is taken, and the message comes to nothing but a status message. */
        @JsonProperty("status") STATUS
    }

    /**
     * How messages fail that were taken.
     *
     * @param checkRecipients whether the DIP looks for what is wrong with everybody whom a message names or is to reach
     * @param share of the messages that fail without a cause, 0 to 1
     * @param codes why: response codes or what they begin with; empty for all of L2
     */
    public record L2(boolean checkRecipients, double share, long seed, List<String> codes) {

        public L2 {
            codes = listed(codes);
        }
    }

    /**
     * What recipients without a webhook say to a message.
     *
     * @param answers whether they say anything
     * @param share of the messages that they find wrong, 0 to 1
     * @param codes why: response codes or what they begin with; empty for all of a recipient's but the positive one
     * @param recipients DIP IDs of those that answer; empty for everybody
     * @param mpans by MPAN core: the response code of every answer about it
     */
    public record L4(boolean answers, double share, long seed, List<String> codes, List<String> recipients,
            Map<String, String> mpans) {

        public L4 {
            codes = listed(codes);
            recipients = listed(recipients);
            mpans = mpans == null ? Map.of() : Map.copyOf(mpans);
        }
    }

    /**
     * How many calls the DIP takes of each participant; others are answered 429.
     *
     * @param perSecond 0 for as many as come
     * @param burst calls at once, after a rest; 0 for 1
     * @param retryAfter whether the answer says when the next call will be taken
     */
    public record Rate(double perSecond, int burst, boolean retryAfter) {

        public Rate {
            burst = burst == 0 ? 1 : burst;
        }
    }

    public Behaviour {
        l2 = Objects.requireNonNullElseGet(l2, () -> new L2(false, 0, 0, null));
        l4 = Objects.requireNonNullElseGet(l4, () -> new L4(false, 0, 0, null, null, null));
        repeatedReferences = Objects.requireNonNullElse(repeatedReferences, RepeatedReferences.ANSWER);
        rate = Objects.requireNonNullElseGet(rate, () -> new Rate(0, 1, false));
    }

    private static List<String> listed(List<String> given) {
        return given == null ? List.of() : List.copyOf(given);
    }
}
