package dip.quickstart.demo;

/**
 * What the simulator is to send.
 *
 * @param profile for instance {@code mixed}
 * @param wrongShare 0 to 1; null for the profile's own
 * @param ratePerSecond null for the profile's own; 0 for as fast as the suite answers
 */
record TrafficRequest(String profile, long count, long seed, Double wrongShare, Double ratePerSecond, int messagesPerDelivery) {
}
