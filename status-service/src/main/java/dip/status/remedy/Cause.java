package dip.status.remedy;

/**
 * Of a failure.
 *
 * @param participant our DIP ID, which sent
 * @param channel interface ID
 * @param recipient DIP ID that says no, or {@code DIP}
 * @param code with which it does
 */
public record Cause(String participant, String channel, String recipient, String code) {
}
