package dip.simulator.egress;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * The DIP stopped for a participant, a channel, or one participant's channel.
 *
 * @param participant DIP ID; null for everybody
 * @param channel interface ID, or {@link Addressed#STATUSES}; null for every one
 * @param direction null for both
 * @param answer HTTP status of calls meanwhile; null for 503
 */
public record Stop(String participant, String channel, Direction direction, Integer answer) {

    private static final int UNAVAILABLE = 503;

    /** What a {@link Stop} stops. */
    public enum Direction {
        /** What goes to webhooks: it is held, and goes on afterwards. */
        @JsonProperty("deliveries") DELIVERIES,
        /** What participants send to the DIP: it is turned away. */
        @JsonProperty("calls") CALLS,
        @JsonProperty("both") BOTH
    }

    public Stop {
        direction = Objects.requireNonNullElse(direction, Direction.BOTH);
        answer = Objects.requireNonNullElse(answer, UNAVAILABLE);
    }

    boolean isOf(String otherParticipant, String otherChannel) {
        return Objects.equals(participant, otherParticipant) && Objects.equals(channel, otherChannel);
    }

    boolean holds(Addressed delivery) {
        return direction != Direction.CALLS && covers(delivery.recipient(), delivery.channel());
    }

    boolean turnsAway(String caller, String calledChannel) {
        return direction != Direction.DELIVERIES && covers(caller, calledChannel);
    }

    private boolean covers(String dipId, String usedChannel) {
        return (participant == null || participant.equals(dipId)) && (channel == null || channel.equals(usedChannel));
    }
}
