package dip.simulator.draft;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;

/**
 * A message for a participant to send, and what has to become of it.
 *
 * @param kind {@code good}, or the name of what is to go wrong
 * @param sender DIP ID
 * @param mpan null where the interface has none
 * @param message JSON; {@code senderUniqueReference} is left out, or one that was not used yet
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Draft(String kind, String sender, String interfaceId, String mpan, Expected expected, @JsonRawValue String message) {

    /**
     * @param outcome {@code refused} by the sender's own checks, {@code failed} at the DIP (L1), or {@code accepted}
     * @param code of the refusal or the failure; null where it is accepted
     * @param status what the DIP (L2) or every recipient (L4) says afterwards; null where nobody will
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Expected(String outcome, String code, String status) {

        static Expected refused(String code) {
            return new Expected("refused", code, null);
        }

        static Expected failed(String code) {
            return new Expected("failed", code, null);
        }

        static Expected accepted(String status) {
            return new Expected("accepted", null, status);
        }
    }
}
