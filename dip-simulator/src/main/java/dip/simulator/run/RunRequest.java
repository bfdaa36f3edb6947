package dip.simulator.run;

import dip.simulator.traffic.Profile;
import java.util.List;

/**
 * What to send.
 *
 * @param profile which traffic; left out, {@code mixed}
 * @param seed of the content: the same seed makes the same messages but for references and times; left out, a random one
 * @param count messages; left out, 1,000
 * @param ratePerSecond messages a second, sent at their times whatever becomes of the ones before; 0 for as fast as the
 *     recipients answer; left out, the profile's own
 * @param wrongShare share of messages that are wrong in a known way, 0 to 1; left out, the profile's own
 * @param messagesPerDelivery most messages in one delivery; left out, 1
 * @param recipients DIP IDs; left out, everybody who has a webhook
 */
public record RunRequest(Profile profile, Long seed, Integer count, Double ratePerSecond, Double wrongShare,
        Integer messagesPerDelivery, List<String> recipients) {
}
