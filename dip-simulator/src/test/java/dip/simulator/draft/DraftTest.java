package dip.simulator.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dip.simulator.message.MessageEdit;
import dip.simulator.participant.ApiCalls.Reply;
import dip.simulator.participant.DipTest;
import dip.simulator.participant.TestDip;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Messages for participants to send, as whoever tries a sender gets them. */
@QuarkusTest
class DraftTest extends DipTest {

    private static final String S1 = "/payload/CommonBlock/S1";

    /** @param outcome, code, status what is expected */
    private record Line(String kind, String sender, String interfaceId, String outcome, String code, String status, byte[] message) {
    }

    @Test
    void goodOnesSayOnlyWhoSendsThem() {
        List<Line> drafts = drafts("count=200");

        assertThat(drafts).hasSize(200).allSatisfy(draft -> {
            assertThat(List.of(draft.kind(), draft.outcome(), draft.status())).containsExactly("good", "accepted", "RCP0000");
            assertThat(MessageEdit.json(draft.message(), S1)).isEqualTo("{\"senderDIPID\":\"" + draft.sender() + "\"}");
        });
        assertThat(values(drafts, Line::sender)).containsExactlyInAnyOrder(TestDip.SUPPLIER, TestDip.DISTRIBUTOR);
        assertThat(values(drafts, Line::interfaceId)).contains("IF-019", "IF-031", "IF-041", "REP-900");
    }

    @Test
    void theSameSeedMakesTheSameMessages() {
        List<String> first = contents("count=50&seed=3&sender=" + TestDip.SUPPLIER);

        assertThat(contents("count=50&seed=3&sender=" + TestDip.SUPPLIER)).isEqualTo(first);
        assertThat(contents("count=50&seed=4&sender=" + TestDip.SUPPLIER)).isNotEqualTo(first);
    }

    @Test
    void wrongOnesShowAtEachPlaceByTurns() {
        List<Line> drafts = drafts("count=90&wrongShare=1&sender=" + TestDip.SUPPLIER);

        assertThat(drafts).filteredOn(draft -> draft.outcome().equals("refused")).hasSize(30).extracting(Line::kind)
                .contains("missing-field", "future-timestamp", "bad-reference").doesNotContain("not-for-us", "wrong-check-digit");
        assertThat(drafts).filteredOn(draft -> draft.kind().startsWith("unknown-") && !draft.outcome().equals("refused"))
                .hasSize(30).extracting(Line::kind).contains("unknown-connection-provider", "unknown-recipient");
        assertThat(drafts).filteredOn(draft -> draft.kind().startsWith("recipient-says-")).hasSize(30)
                .allSatisfy(draft -> assertThat(draft.kind()).endsWith(draft.status().toLowerCase(Locale.ROOT)))
                .extracting(Line::status).doesNotHaveDuplicates().doesNotContain("RCP0000");
    }

    @Test
    void theDipAnswersAsExpected() {
        List<Line> atTheDip = drafts("count=30&wrongShare=1&sender=" + TestDip.SUPPLIER).stream()
                .filter(draft -> !draft.outcome().equals("refused")).toList();

        assertThat(atTheDip).isNotEmpty().allSatisfy(draft -> {
            Reply reply = supplier.post("/dip-channel/" + draft.interfaceId(), messages.batch(draft.message()));
            assertThat(reply.status()).isEqualTo(draft.outcome().equals("accepted") ? 201 : 400);
            if (draft.code() != null) {
                assertThat(reply.body()).contains(draft.code());
            }
        });
    }

    @Test
    void aWrongRequestIsAnsweredWithASentence() {
        assertThat(control.get("drafts?count=0").body()).contains("count is 1 to");
        assertThat(control.get("drafts?wrongShare=2").body()).contains("wrongShare is 0 to 1");
        assertThat(control.get("drafts?sender=1").body()).contains("may send anything");
    }

    private List<String> contents(String query) {
        return drafts(query).stream().map(draft -> draft.interfaceId() + MessageEdit.text(draft.message(), "/payload/CommonBlock/M0/MPANCore"))
                .toList();
    }

    private List<Line> drafts(String query) {
        return control.get("drafts?" + query).body().lines().map(DraftTest::line).toList();
    }

    private static Line line(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new Line(MessageEdit.text(bytes, "/kind"), MessageEdit.text(bytes, "/sender"), MessageEdit.text(bytes, "/interfaceId"),
                MessageEdit.text(bytes, "/expected/outcome"), MessageEdit.text(bytes, "/expected/code"),
                MessageEdit.text(bytes, "/expected/status"), MessageEdit.json(bytes, "/message").getBytes(StandardCharsets.UTF_8));
    }

    private static Set<String> values(List<Line> drafts, Function<Line, String> of) {
        return drafts.stream().map(of).collect(Collectors.toSet());
    }
}
