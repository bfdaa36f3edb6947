package dip.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dip.messaging.InboundItem;
import dip.messaging.JournalEntry;
import dip.messaging.Verdict.Outcome;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SearchTest extends JournalTest {

    /** Each test has a minute of its own, a long time ago, so that none finds another's messages. */
    private static final AtomicLong MINUTE = new AtomicLong(System.currentTimeMillis() - Duration.ofDays(40).toMillis());

    private final long time = MINUTE.getAndAdd(60_000);
    private final String range = "from=" + time + "&to=" + (time + 60_000);

    private InboundItem needle() {
        return Deliveries.signed(time + 500, "1111111111", "PUB-021", "["
                + Deliveries.message("IF-021", "ActivePower", "2222222222", "T-needle-" + time, "S-needle-" + time, "1900012374324")
                + "]").getFirst();
    }

    private InboundItem hay(int index) {
        return Deliveries.one(time + 10L * index, Deliveries.message("T-hay-" + time + "-" + index));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dipId=1111111111", "sender=2222222222", "interface=IF-021", "interface=PUB-021", "event=ActivePower",
            "event=%5BActivePower%5D", "state=REJECTED", "state=rejected", "mpan=1900012374324",
            "mpan=1900012374324&mpan=2000000000000", "transactionId=T-needle-TIME", "reference=S-needle-TIME",
            "correlationId=CORRELATION", "interface=IF-021&event=ActivePower&dipId=1111111111&state=REJECTED&mpan=1900012374324"})
    void everyFilterFindsTheNeedleAlone(String filter) {
        InboundItem needle = needle();
        journal(hay(1), hay(2), needle, hay(90), Deliveries.verdict(needle, Outcome.REJECTED));
        journal(Deliveries.verdict(hay(3), Outcome.ACCEPTED));
        String query = filter.replace("TIME", Long.toString(time)).replace("CORRELATION", needle.correlationId());

        JsonNode page = api.json("/messages?" + range + "&" + query);

        assertThat(page.get("messages").findValuesAsText("itemId")).containsExactly(needle.itemId());
        assertThat(page.get("next").isNull()).isTrue();
    }

    @Test
    void idsAreFoundWithoutATime() {
        InboundItem needle = needle();
        journal(needle);

        assertThat(api.json("/messages?transactionId=T-needle-" + time).get("messages")).hasSize(1);
        assertThat(api.json("/messages?reference=S-needle-" + time).get("messages")).hasSize(1);
        assertThat(api.json("/messages?correlationId=" + needle.correlationId()).get("messages")).hasSize(1);
    }

    @Test
    void theRangeOfTimeIsFromInclusiveToExclusive() {
        journal(hay(1), hay(2), hay(3));

        JsonNode found = api.json("/messages?from=" + (time + 10) + "&to=" + (time + 30)).get("messages");

        assertThat(found.findValuesAsText("receivedAt")).containsExactly("" + (time + 20), "" + (time + 10));
    }

    @Test
    void manyMpansFindAllTheirMessages() {
        List<String> mpans = IntStream.range(0, 300).mapToObj(number -> "30000000%05d".formatted(number)).toList();
        journal(mpans.stream().limit(5).map(mpan -> Deliveries.one(time + 5,
                Deliveries.message("IF-036", "MSAppActive", "0987654321", "T-" + mpan, "S-" + mpan, mpan))).toArray());
        journal(hay(1));

        JsonNode found = api.json("/messages?" + range + "&mpan=" + String.join("&mpan=", mpans)).get("messages");

        assertThat(found.findValuesAsText("mpan")).containsExactlyInAnyOrderElementsOf(mpans.subList(0, 5));
    }

    @Test
    void eachStateIsFound() {
        InboundItem received = hay(1);
        InboundItem accepted = hay(2);
        InboundItem repeated = hay(3);
        InboundItem suppressed = hay(4);
        InboundItem refused = hay(5);
        InboundItem status = status("T-status-" + time);
        journal(received, accepted, repeated, suppressed, status, Deliveries.verdict(accepted, Outcome.ACCEPTED),
                Deliveries.verdict(repeated, Outcome.REPEATED), Deliveries.verdict(suppressed, Outcome.SUPPRESSED),
                new JournalEntry.Refused(refused, List.of(Deliveries.FINDING), 400));

        assertThat(idsInState("RECEIVED")).containsExactly(received.itemId());
        assertThat(idsInState("ACCEPTED")).containsExactly(accepted.itemId());
        assertThat(idsInState("REPEATED")).containsExactly(repeated.itemId());
        assertThat(idsInState("SUPPRESSED")).containsExactly(suppressed.itemId());
        assertThat(idsInState("REFUSED")).containsExactly(refused.itemId());
        assertThat(idsInState("STATUS")).containsExactly(status.itemId());
        assertThat(api.json("/messages?transactionId=T-status-" + time).get("messages").get(0).get("state").asText())
                .isEqualTo("STATUS");
    }

    private List<String> idsInState(String state) {
        return api.json("/messages?" + range + "&state=" + state).get("messages").findValuesAsText("itemId");
    }

    private InboundItem status(String transactionId) {
        byte[] body = ("{\"transactionID\": \"" + transactionId + "\", \"senderUniqueReference\": \"S-1\", \"message\": \"RCP0000 - ok\"}")
                .getBytes(StandardCharsets.UTF_8);
        return new InboundItem(Deliveries.deliveryId(time + 900), 0, 1, Deliveries.RECIPIENT, "statusmessage", time + 900,
                Deliveries.URL, "s", "d", "h", "f", "c-status", "[".getBytes(StandardCharsets.US_ASCII), body,
                "]".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void pagesHaveNoGapsAndNoDoublesWhileMessagesComeIn() {
        List<String> before = new ArrayList<>();
        for (int index = 0; index < 100; index++) {
            List<InboundItem> items = Deliveries.signed(time + index / 4, Deliveries.RECIPIENT, "IF-036",
                    "[" + Deliveries.message("T-p" + index) + "," + Deliveries.message("T-q" + index) + "]");
            journal(items.toArray());
            items.forEach(item -> before.add(item.itemId()));
        }

        List<String> seen = new ArrayList<>();
        String next = null;
        int pages = 0;
        do {
            JsonNode page = api.json("/messages?" + range + "&limit=7" + (next == null ? "" : "&after=" + next));
            seen.addAll(page.get("messages").findValuesAsText("itemId"));
            next = page.get("next").isNull() ? null : page.get("next").asText();
            journal(hay(100 + pages++));
        } while (next != null);

        assertThat(seen).doesNotHaveDuplicates().containsAll(before);
        assertThat(pages).isGreaterThan(28);
        assertThat(seen.stream().map(id -> id.substring(0, 36)).toList()).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void theExportHasEveryMessageOnALineOfItsOwn() {
        List<InboundItem> items = IntStream.range(0, 2_345).mapToObj(index -> new InboundItem(Deliveries.deliveryId(time + index), 0, 1,
                Deliveries.RECIPIENT, "IF-036", time + index, Deliveries.URL, "s", "d", "h", "f", "c", new byte[] {'['},
                Deliveries.message("T-x" + index).getBytes(StandardCharsets.UTF_8), new byte[] {']'})).toList();
        journal(items.toArray());
        journal(Deliveries.call("export-" + time, time + 3000, "delivered", items.subList(0, 1)));

        List<JsonNode> lines = new String(api.get("/messages/export?" + range).body(), StandardCharsets.UTF_8).lines()
                .map(line -> Api.parse(line.getBytes(StandardCharsets.UTF_8))).toList();

        assertThat(lines.stream().map(line -> line.get("itemId").asText()))
                .containsExactlyInAnyOrderElementsOf(items.stream().map(InboundItem::itemId).toList());
        assertThat(lines.getLast().get("status").get("outcome").asText()).isEqualTo("delivered");
        assertThat(lines.getFirst().get("transactionId").asText()).isEqualTo("T-x2344");
    }

    @Test
    void contentThatNoColumnTakesIsJournalledAndFound() {
        InboundItem item = Deliveries.one(time, Deliveries.message("IF-036", "MSAppActive", "0987654321",
                "T-\\u0000" + "x".repeat(5000), "S-odd-" + time, "not an MPAN"));
        journal(item);

        JsonNode found = api.json("/messages?reference=S-odd-" + time).get("messages");

        assertThat(found.findValuesAsText("itemId")).containsExactly(item.itemId());
        assertThat(found.get(0).get("transactionId").asText()).hasSize(250).startsWith("T-\uFFFDx");
    }

    @Test
    void midnightDividesPartitionsAndNotAnswers() {
        long midnight = time - time % Duration.ofDays(1).toMillis();
        String mpan = "4%012d".formatted(time % 1_000_000_000_000L);
        List<InboundItem> items = List.of(midnight - 1, midnight, midnight + 1).stream().map(at -> Deliveries.one(at,
                Deliveries.message("IF-036", "MSAppActive", "0987654321", "T-m" + at, "S-m" + at, mpan))).toList();
        journal(items.toArray());
        journal(items.toArray());
        items.forEach(item -> journal(Deliveries.verdict(item, Outcome.ACCEPTED)));

        JsonNode found = api.json("/messages?mpan=" + mpan).get("messages");

        assertThat(found.findValuesAsText("itemId"))
                .containsExactlyElementsOf(items.reversed().stream().map(InboundItem::itemId).toList());
        assertThat(found.findValuesAsText("state")).containsOnly("ACCEPTED");
    }
}
