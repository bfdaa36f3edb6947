package dip.quickstart.webhooks;

import java.util.Comparator;

/**
 * What has at most one webhook.
 *
 * @param participant DIP ID
 * @param channel interface ID, or {@code statusmessage}
 */
record Place(String participant, String channel) implements Comparable<Place> {

    private static final Comparator<Place> ORDER = Comparator.comparing(Place::participant).thenComparing(Place::channel);

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
