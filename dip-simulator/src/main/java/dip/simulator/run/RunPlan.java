package dip.simulator.run;

import dip.simulator.traffic.Profile;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/** A {@link RunRequest} with everything decided. */
public record RunPlan(Profile profile, long seed, int count, double ratePerSecond, double wrongShare,
        int messagesPerDelivery, List<String> recipients) {

    private static final int DEFAULT_COUNT = 1000;
    private static final int MOST_PER_DELIVERY = 1000;

    /**
     * @param subscribed everybody who has a webhook
     * @param largest most messages in one run
     * @throws IllegalArgumentException says which part of the request is wrong
     */
    static RunPlan of(RunRequest request, List<String> subscribed, int largest) {
        Profile profile = Objects.requireNonNullElse(request.profile(), Profile.MIXED);
        RunPlan plan = new RunPlan(profile,
                Objects.requireNonNullElseGet(request.seed(), () -> ThreadLocalRandom.current().nextLong(1_000_000_000L)),
                Objects.requireNonNullElse(request.count(), DEFAULT_COUNT),
                Objects.requireNonNullElse(request.ratePerSecond(), profile.ratePerSecond()),
                Objects.requireNonNullElse(request.wrongShare(), profile.wrongShare()),
                Objects.requireNonNullElse(request.messagesPerDelivery(), 1),
                request.recipients() == null || request.recipients().isEmpty() ? subscribed : request.recipients());
        check(plan.count >= 1 && plan.count <= largest, "count is 1 to " + largest);
        check(plan.ratePerSecond >= 0, "ratePerSecond is not negative");
        check(plan.wrongShare >= 0 && plan.wrongShare <= 1, "wrongShare is 0 to 1");
        check(plan.messagesPerDelivery >= 1 && plan.messagesPerDelivery <= MOST_PER_DELIVERY,
                "messagesPerDelivery is 1 to " + MOST_PER_DELIVERY);
        check(!plan.recipients.isEmpty(), "nobody has a webhook; set dip.simulator.webhooks or subscribe by the DIP API");
        check(subscribed.containsAll(plan.recipients), "recipients have webhooks; these have: " + subscribed);
        return plan;
    }

    private static void check(boolean right, String sentence) {
        if (!right) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
