package dip.sending.hold;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * Sending is stopped by hand.
 *
 * @param participant DIP ID, or {@value #ALL}
 * @param channel as dip-client names it, or {@value #ALL}
 * @param reason for other operators to read
 * @param heldBy who was authenticated
 */
@RegisterForReflection
public record Hold(String participant, String channel, String reason, String heldBy, Instant since) {

    /** Instead of a DIP ID or channel: whatever it is. */
    public static final String ALL = "all";
}
