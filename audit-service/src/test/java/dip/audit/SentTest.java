package dip.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dip.messaging.InboundItem;
import dip.messaging.SentMessage;
import dip.messaging.Verdict.Outcome;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we sent, beside what we received. */
@QuarkusTest
class SentTest extends JournalTest {

    private static final String MPAN = "1900012374324";
    /** Each test has a minute of its own, hours from those of other tests. */
    private static final AtomicLong MINUTE = new AtomicLong(System.currentTimeMillis() - 20L * 86_400_000);

    private final long time = MINUTE.getAndAdd(60_000);
    private final String key = Deliveries.unique("sent");
    private final String range = "from=" + time + "&to=" + (time + 60_000);

    private SentMessage sent() {
        return Deliveries.sent(time + 500, key, MPAN);
    }

    private static String about(SentMessage sent) {
        return "\"senderUniqueReference\": \"" + sent.reference() + "\", \"recipientID\": \"" + sent.participant() + "\", ";
    }

    @Test
    void aMessageOfOursShowsItsCallsItsAnswersAndTheStatusesAboutIt() {
        SentMessage sent = sent();
        InboundItem byReference = Deliveries.status(time + 2000, Deliveries.RECIPIENT, about(sent) + "\"message\": \"RCP1001 - Schema\"");
        InboundItem byTransaction = Deliveries.status(time + 3000, Deliveries.RECIPIENT,
                "\"transactionID\": \"" + sent.transactionId() + "\", \"message\": \"MSG1030 -Routing\"");
        InboundItem ofAnother = Deliveries.status(time + 4000, "1111111111", "\"senderUniqueReference\": \"" + sent.reference() + "\"");
        journal(byReference, byTransaction, ofAnother, Deliveries.failed(sent), sent,
                Deliveries.call(key + "1", time + 550, sent.submission()), Deliveries.call(key + "2", time + 700, sent.submission()));

        JsonNode detail = api.json("/messages/" + sent.submission());

        assertThat(detail.get("direction").asText()).isEqualTo("OUT");
        assertThat(detail.get("state").asText()).isEqualTo("SENT");
        assertThat(detail.get("transactionId").asText()).isEqualTo(sent.transactionId());
        assertThat(detail.get("recipients").get(0).asText()).isEqualTo("0987654321");
        assertThat(detail.get("attempts").asInt()).isEqualTo(1);
        JsonNode history = detail.get("history");
        assertThat(history.findValuesAsText("step").subList(0, 7))
                .containsExactly("SUBMITTED", "CALLED", "ANSWERED", "CALLED", "ANSWERED", "STATUS", "STATUS");
        assertThat(history.get(2).get("outcome").asText()).isEqualTo("FAILED");
        assertThat(history.get(2).get("code").asText()).isEqualTo("MSG1001");
        assertThat(history.get(4).get("outcome").asText()).isEqualTo("ACCEPTED");
        assertThat(history.get(5).get("itemId").asText()).isEqualTo(byReference.itemId());
        assertThat(history.get(5).get("code").asText()).isEqualTo("RCP1001");
        assertThat(history.get(6).get("itemId").asText()).isEqualTo(byTransaction.itemId());
        assertThat(history.get(6).get("detail").asText()).isEqualTo("MSG1030 -Routing");
        assertThat(history.findValuesAsText("step").subList(7, history.size())).containsExactly("JOURNALLED");
    }

    @Test
    void aStatusSaysWhatItIsAbout() {
        SentMessage sent = sent();
        InboundItem status = Deliveries.status(time + 2000, Deliveries.RECIPIENT, about(sent) + "\"message\": \"RCP0000 - Success\"");
        InboundItem nobodys = Deliveries.status(time + 2001, Deliveries.RECIPIENT, "\"senderUniqueReference\": \"S-none-" + key + "\"");
        journal(status, nobodys);
        assertThat(api.json("/messages/" + status.itemId()).get("about").isNull()).isTrue();

        journal(sent);

        assertThat(api.json("/messages/" + status.itemId()).get("about").asText()).isEqualTo(sent.submission().toString());
        assertThat(api.json("/messages/" + nobodys.itemId()).get("about").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"direction=out", "direction=OUT&state=sent", "state=SENT", "sender=1234567890&direction=out", "interface=IF-031",
            "event=MSApp", "mpan=1900012374324", "transactionId=T-KEY", "reference=S-KEY", "correlationId=c-KEY",
            "dipId=1234567890&interface=IF-031&event=MSApp&state=SENT&mpan=1900012374324"})
    void everyFilterFindsItAlone(String filter) {
        SentMessage sent = sent();
        InboundItem received = Deliveries.one(time + 100, Deliveries.message("T-in-" + key));
        journal(sent, received, Deliveries.verdict(received, Outcome.ACCEPTED));

        JsonNode found = api.json("/messages?" + range + "&" + filter.replace("KEY", key)).get("messages");

        assertThat(found.findValuesAsText("itemId")).containsExactly(sent.submission().toString());
        assertThat(found.get(0).get("status").get("outcome").asText()).isEqualTo("accepted");
        assertThat(found.get(0).get("recipientDipId").asText()).isEqualTo("0987654321");
    }

    @Test
    void oneThatFailedIsFoundUntilItsReleaseSucceeds() {
        SentMessage sent = sent();
        journal(Deliveries.failed(sent));
        assertThat(ids("state=FAILED")).containsExactly(sent.submission().toString());
        assertThat(ids("state=SENT")).isEmpty();

        journal(sent);
        journal(Deliveries.failed(sent));

        assertThat(ids("state=FAILED")).isEmpty();
        assertThat(ids("state=SENT")).containsExactly(sent.submission().toString());
    }

    @Test
    void bothWaysShareTheirPages() {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            SentMessage sent = Deliveries.sent(time + 20L * i, key + i, MPAN);
            InboundItem received = Deliveries.one(time + 20L * i + 7, Deliveries.message("T-in-" + key + i));
            journal(sent, received);
            all.add(sent.submission().toString());
            all.add(received.itemId());
        }

        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            JsonNode page = api.json("/messages?" + range + "&limit=7" + (next == null ? "" : "&after=" + next));
            seen.addAll(page.get("messages").findValuesAsText("itemId"));
            next = page.get("next").isNull() ? null : page.get("next").asText();
        } while (next != null);

        assertThat(seen).containsExactlyElementsOf(all.reversed());
        assertThat(ids("direction=in")).hasSize(30).allMatch(id -> id.contains("."));
        assertThat(new String(api.get("/messages/export?" + range).body()).lines()).hasSize(60);
    }

    @Test
    void itsBodyIsWhatWasSent() {
        SentMessage sent = sent();
        journal(sent);

        assertThat(api.get("/messages/" + sent.submission() + "/body").body()).isEqualTo(sent.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"direction=sideways", "direction=out&state=ACCEPTED", "direction=in&state=SENT"})
    void whatCannotBeMeantIsRefused(String filter) {
        assertThat(api.get("/messages?" + filter).statusCode()).isEqualTo(400);
    }

    @Test
    void oneThatIsNotJournalledIsSaidToBeNone() {
        assertThat(api.get("/messages/" + Deliveries.deliveryId(time)).statusCode()).isEqualTo(404);
        assertThat(api.get("/messages/" + Deliveries.deliveryId(time) + "/body").statusCode()).isEqualTo(404);
    }

    private List<String> ids(String filter) {
        return api.json("/messages?" + range + "&" + filter).get("messages").findValuesAsText("itemId");
    }
}
