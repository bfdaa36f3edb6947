package dip.quickstart.reconcile;

import java.util.List;

/**
 * One message that was handed over to be sent, and what was answered.
 *
 * @param kind {@code good}, or the name of what is to go wrong
 * @param expected what has to become of it
 * @param submission its ID; null where it was not taken
 * @param reference sender unique reference; null likewise
 * @param codes of the errors it was refused with; empty where it was taken
 */
public record Submitted(String kind, Expected expected, String submission, String reference, List<String> codes) {

    /** What has to become of a message. */
    public sealed interface Expected {

        /** Refused by our own checks: it never reaches the DIP. */
        record Refused(String code) implements Expected {
        }

        /** Refused by the DIP. */
        record Failed(String code) implements Expected {
        }

        /** The DIP has it once; afterwards the DIP itself, or else each recipient, says this of it. */
        record Accepted(String status) implements Expected {
        }
    }
}
