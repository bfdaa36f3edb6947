package dip.model.validation;

import java.time.Instant;

/**
 * Whom a message came to, and when.
 *
 * @param recipientDipId our DIP ID that the webhook names; null skips the rules about the recipient (offline checks)
 * @param channel the webhook's channel, {@code IF-036}, {@code PUB-036} or {@code REP-002}; null skips the rules about it
 * @param environment the environment tag expected, for instance {@code PRD}; null skips the rule
 * @param now time of receipt
 */
public record ValidationContext(String recipientDipId, String channel, String environment, Instant now) {
}
