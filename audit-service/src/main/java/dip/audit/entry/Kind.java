package dip.audit.entry;

/** What an item is: a business message, or a status message about one that we sent. */
public enum Kind {
    MESSAGE, STATUS;

    private static final String STATUS_CHANNEL = "statusmessage";

    /** @param channel as it stands in the webhook's path */
    public static Kind ofChannel(String channel) {
        return STATUS_CHANNEL.equals(channel) ? STATUS : MESSAGE;
    }
}
