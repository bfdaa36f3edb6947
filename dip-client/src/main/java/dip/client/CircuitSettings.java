package dip.client;

import java.time.Duration;

/**
 * When the calls to an endpoint are not even tried.
 *
 * @param calls that are looked at: the latest
 * @param failureRatio share of them to fail before it opens, from 0 to 1
 * @param pause how long it stays open before one call is tried
 */
public record CircuitSettings(int calls, double failureRatio, Duration pause) {
}
