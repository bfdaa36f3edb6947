package dip.simulator.channel;

import dip.model.response.StandardResponse;
import dip.model.response.StandardResponse.Item;
import dip.signing.MessageSigner;
import dip.simulator.egress.Egress;
import dip.simulator.egress.Egress.Addressed;
import dip.simulator.egress.SignedPosting;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Sends statuses about a message to its original sender, where that has a webhook for them (dip-spec section 2.4). */
@Singleton
final class StatusForwarding {

    private final Subscriptions subscriptions;
    private final Egress egress;
    private final MessageSigner signer;

    StatusForwarding(Subscriptions subscriptions, Egress egress, MessageSigner signer) {
        this.subscriptions = subscriptions;
        this.egress = egress;
        this.signer = signer;
    }

    /** @return false where too much waits already, and nothing was taken */
    boolean forward(List<Item> statuses) {
        Map<String, List<Item>> bySender = statuses.stream().filter(item -> Objects.nonNull(item.recipientId()))
                .collect(Collectors.groupingBy(Item::recipientId));
        List<Addressed> postings = new ArrayList<>();
        bySender.forEach((sender, items) -> subscriptions.statusWebhook(sender).ifPresent(url -> postings.add(
                new Addressed(sender, new SignedPosting(signer, url, StandardResponse.arrayToJson(items),
                        (disposition, answer) -> { })))));
        return egress.offer(postings);
    }
}
