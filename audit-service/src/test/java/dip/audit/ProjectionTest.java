package dip.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dip.messaging.InboundItem;
import dip.messaging.Verdict.Outcome;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProjectionTest extends JournalTest {

    private static final int ORDERS = 60;

    /** What is told of two items, in the order in which it happens. */
    private List<Object> story(List<InboundItem> items, String run) {
        InboundItem good = items.get(0);
        InboundItem bad = items.get(1);
        long time = good.receivedAt();
        return List.of(good, bad, Deliveries.verdict(good, Outcome.ACCEPTED), Deliveries.verdict(bad, Outcome.REJECTED),
                Deliveries.call("1-" + run, time + 200, "retry", items),
                Deliveries.call("2-" + run, time + 900, "delivered", List.of(good)),
                Deliveries.call("3-" + run, time + 950, "failed", List.of(bad)), Deliveries.certificate());
    }

    @Test
    void anyOrderOfArrivalWithAnyRepeatsGivesTheSameMessage() {
        long time = System.currentTimeMillis() - 60_000;
        Random random = new Random(6);
        List<String> projections = new ArrayList<>();
        for (int order = 0; order < ORDERS; order++) {
            List<InboundItem> items = Deliveries.signed(time, Deliveries.RECIPIENT, "IF-036",
                    "[" + Deliveries.message("T-1") + ",\n" + Deliveries.message("T-2") + "]");
            List<Object> story = new ArrayList<>(story(items, "run"));
            if (order > 0) {
                story.addAll(story.subList(0, random.nextInt(story.size())));
                Collections.shuffle(story, random);
            }
            inBatches(story, random);
            projections.add(projection(items.get(0)) + projection(items.get(1)));
        }

        assertThat(projections.stream().distinct()).hasSize(1);
        assertThat(projections.getFirst())
                .contains("\"state\":\"ACCEPTED\"", "\"state\":\"REJECTED\"", "\"outcome\":\"delivered\"", "\"outcome\":\"failed\"");
    }

    private void inBatches(List<Object> story, Random random) {
        int from = 0;
        while (from < story.size()) {
            int to = Math.min(story.size(), from + 1 + random.nextInt(story.size()));
            journal(story.subList(from, to).toArray());
            from = to;
        }
    }

    private String projection(InboundItem item) {
        JsonNode detail = api.json("/messages/" + item.itemId());
        JsonNode found = api.json("/messages?correlationId=" + item.correlationId()).get("messages");
        return (detail + "\n" + found).replace(item.deliveryId().toString(), "ID").replace(item.correlationId(), "CORRELATION")
                .replaceAll("\\{\"at\":\\d+,\"step\":\"JOURNALLED\"},?", "");
    }

    @Test
    void aMessageShowsItsWholeHistory() {
        InboundItem item = Deliveries.one(System.currentTimeMillis() - 30_000, Deliveries.message("T-history"));
        journal(item, Deliveries.verdict(item, Outcome.REJECTED),
                Deliveries.call("h1", item.receivedAt() + 300, "retry", List.of(item)),
                Deliveries.call("h2", item.receivedAt() + 800, "delivered", List.of(item)));

        JsonNode detail = api.json("/messages/" + item.itemId());

        assertThat(detail.get("state").asText()).isEqualTo("REJECTED");
        assertThat(detail.get("findings").get(0).get("pointer").asText()).isEqualTo(Deliveries.FINDING.pointer());
        assertThat(detail.get("findings").get(0).get("code").asText()).isEqualTo("RCP1061");
        assertThat(detail.get("status").get("outcome").asText()).isEqualTo("delivered");
        assertThat(detail.get("history").findValuesAsText("step"))
                .containsExactlyInAnyOrder("RECEIVED", "JUDGED", "CALLED", "CALLED", "JOURNALLED");
        assertThat(detail.get("history").get(0).get("at").asLong()).isEqualTo(item.receivedAt());
    }

    @Test
    void theFirstVerdictStands() {
        InboundItem item = Deliveries.one(System.currentTimeMillis(), Deliveries.message("T-first"));
        journal(item, Deliveries.verdict(item, Outcome.ACCEPTED));
        journal(Deliveries.verdict(item, Outcome.REJECTED));

        assertThat(api.json("/messages/" + item.itemId()).get("state").asText()).isEqualTo("ACCEPTED");
    }

    @Test
    void aDuplicateNamesTheFirst() {
        InboundItem item = Deliveries.one(System.currentTimeMillis(), Deliveries.message("T-again"));
        journal(item, Deliveries.verdict(item, Outcome.SUPPRESSED));

        JsonNode detail = api.json("/messages/" + item.itemId());

        assertThat(detail.get("state").asText()).isEqualTo("SUPPRESSED");
        assertThat(detail.get("duplicateOf").asText()).endsWith(".0");
    }
}
