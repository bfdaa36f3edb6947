package dip.simulator.channel;

import dip.model.response.StandardResponse;
import dip.model.response.StandardResponse.Item;
import dip.signing.MessageSigner;
import dip.simulator.egress.Addressed;
import dip.simulator.egress.Egress;
import dip.simulator.egress.SignedPosting;
import dip.simulator.journal.Journal;
import dip.simulator.journal.PostingTrail;
import dip.simulator.journal.Stage;
import dip.simulator.journal.Trail;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Sends statuses about a message to its original sender, where that has a webhook for them (dip-spec section 2.4). */
@Singleton
final class StatusForwarding {

    private static final int MOST_TOGETHER = 100;

    private final Subscriptions subscriptions;
    private final Egress egress;
    private final MessageSigner signer;
    private final Journal journal;

    StatusForwarding(Subscriptions subscriptions, Egress egress, MessageSigner signer, Journal journal) {
        this.subscriptions = subscriptions;
        this.egress = egress;
        this.signer = signer;
        this.journal = journal;
    }

    /** @return false where too much waits already, and nothing was taken */
    boolean forward(List<Item> statuses) {
        return egress.offer(postings(statuses));
    }

    /** So many together, for each sender that has a webhook for statuses. */
    List<Addressed> postings(List<Item> statuses) {
        Map<String, List<Item>> bySender = statuses.stream().filter(item -> Objects.nonNull(item.recipientId()))
                .collect(Collectors.groupingBy(Item::recipientId));
        List<Addressed> postings = new ArrayList<>();
        bySender.forEach((sender, items) -> subscriptions.statusWebhook(sender).ifPresent(url -> {
            for (int from = 0; from < items.size(); from += MOST_TOGETHER) {
                postings.add(posting(sender, url, items.subList(from, Math.min(items.size(), from + MOST_TOGETHER))));
            }
        }));
        return postings;
    }

    private Addressed posting(String sender, String url, List<Item> statuses) {
        return new Addressed(sender, Addressed.STATUSES, new SignedPosting(signer, url, StandardResponse.arrayToJson(statuses),
                new PostingTrail(Stage.STATUS_MESSAGE, trails(statuses), sender, url)));
    }

    private List<Trail> trails(List<Item> statuses) {
        return statuses.stream().flatMap(status -> journal.find(status.transactionId(), status.senderUniqueReference()).stream())
                .distinct().toList();
    }
}
