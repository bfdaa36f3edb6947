package dip.simulator.egress;

/**
 * A posting and where it goes.
 *
 * @param recipient DIP ID: whose queue it belongs in
 * @param channel interface ID, or {@link #STATUSES}
 */
public record Addressed(String recipient, String channel, Posting posting) {

    /** The channel of status messages. */
    public static final String STATUSES = "statusmessage";
}
