package dip.status.received;

import static org.assertj.core.api.Assertions.assertThat;

import dip.messaging.Addresses;
import dip.messaging.SentMessage;
import dip.messaging.SentMessage.Outcome;
import dip.model.response.StandardResponse.Item;
import dip.status.Api;
import dip.status.Eventually;
import dip.status.Ours;
import dip.status.StatusTest;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From what egress tells and what the status webhook receives, over the broker, to what became of a message, over HTTP. */
@QuarkusTest
class MatchingTest extends StatusTest {

    private static final String LATER = "2026-03-21T19:06:00+00:00";
    private static final String EARLIER = "2026-03-21T19:04:00+00:00";

    @ParameterizedTest
    @CsvSource({"MSG0000 - Success,delivered", "RCP0000 - Message Success,delivered", "MSG1030 - Addressing,failed",
            "MSG1001 -Schema Failure,failed", "RCP1022 - Invalid Data Value,rejected", "REG1021 - Not the Current Supplier,answered",
            "ECS1002 - Quantity,answered", "SP000 - Proposed Appointment ACCEPTED,answered", "DS003 - No,answered",
            "XYZ1000 - Of no family,unclear", "what,unclear", ",unclear"})
    void codeOfTheStatusMovesTheMessage(String message, String state) throws Exception {
        SentMessage sent = Ours.sent();

        wire.send(Addresses.SENT, sent.toMessage());
        assertThat(awaitState(sent, "sent").getString("interfaceId")).isEqualTo("IF-031");
        receive(Ours.status(sent, message));

        awaitState(sent, state);
        JsonObject status = statuses(sent).getJsonObject(0);
        assertThat(status.getString("outcome")).isEqualTo(state);
        assertThat(status.getString("message")).isEqualTo(message);
        assertThat(status.getString("saidAt")).isEqualTo("2026-03-21T19:05:00Z");
        assertThat(status.getString("matchedBy")).isEqualTo("reference");
    }

    @Test
    void statusThatComesFirstIsShownAndWaitsForItsMessage() throws Exception {
        SentMessage sent = Ours.sent();

        receive(Ours.status(sent, "RCP0000 - Message Success"));
        Eventually.is(() -> isUnmatched(sent), is -> is);
        wire.send(Addresses.SENT, sent.toMessage());

        awaitState(sent, "delivered");
        assertThat(isUnmatched(sent)).isFalse();
    }

    @Test
    void bothAtOnceMeetInAnyOrder() throws Exception {
        List<SentMessage> messages = IntStream.range(0, 300).mapToObj(i -> Ours.sent()).toList();

        for (int i = 0; i < messages.size(); i++) {
            SentMessage sent = messages.get(i);
            if (i % 2 == 0) {
                wire.send(Addresses.SENT, sent.toMessage());
                receive(Ours.status(sent, "MSG0000 - Success"));
            } else {
                receive(Ours.status(sent, "MSG0000 - Success"));
                wire.send(Addresses.SENT, sent.toMessage());
            }
        }

        for (SentMessage sent : messages) {
            awaitState(sent, "delivered");
        }
    }

    @Test
    void sameStatusAgainIsNoSecondOne() throws Exception {
        SentMessage sent = Ours.sent();
        Item status = Ours.status(sent, "RCP1022 - Invalid Data Value");
        wire.send(Addresses.SENT, sent.toMessage());
        wire.send(Addresses.SENT, sent.toMessage());

        receive(status);
        receive(status);
        receive(Ours.status(sent, "MSG0000 - Success"));

        awaitState(sent, "rejected");
        Eventually.is(() -> statuses(sent).size(), size -> size == 2);
        assertThat(state(sent)).isEqualTo("rejected");
    }

    @Test
    void worstOfTheLastWordOfEachRecipientCounts() throws Exception {
        SentMessage sent = Ours.sent();
        wire.send(Addresses.SENT, sent.toMessage());

        receive(Ours.status(sent, "RCP0000 - Message Success", "2200000001", EARLIER));
        awaitState(sent, "delivered");
        receive(Ours.status(sent, "RCP1000 - Processing Failed", "2200000002", EARLIER));
        awaitState(sent, "rejected");
        receive(Ours.status(sent, "RCP0000 - Message Success", "2200000002", LATER));
        awaitState(sent, "delivered");
        receive(Ours.status(sent, "RCP1000 - Processing Failed", "2200000001", "2026-03-21T19:03:00+00:00"));

        Eventually.is(() -> statuses(sent).size(), size -> size == 4);
        awaitState(sent, "delivered");
    }

    @Test
    void transactionOrCorrelationWillDoWhereThereIsNoReference() throws Exception {
        SentMessage byTransaction = Ours.sent();
        SentMessage byCorrelation = Ours.sent();
        wire.send(Addresses.SENT, byTransaction.toMessage());
        wire.send(Addresses.SENT, byCorrelation.toMessage());

        receive(about(byTransaction.transactionId(), null, null));
        receive(about(null, null, byCorrelation.senderCorrelationId()));

        awaitState(byTransaction, "delivered");
        awaitState(byCorrelation, "delivered");
        assertThat(statuses(byTransaction).getJsonObject(0).getString("matchedBy")).isEqualTo("transaction");
        assertThat(statuses(byCorrelation).getJsonObject(0).getString("matchedBy")).isEqualTo("correlation");
    }

    @Test
    void correlationThatTwoMessagesHaveSaysNothing() throws Exception {
        String shared = "CI-" + UUID.randomUUID();
        SentMessage one = correlated(shared);
        SentMessage other = correlated(shared);
        SentMessage last = Ours.sent();
        wire.send(Addresses.SENT, one.toMessage());
        wire.send(Addresses.SENT, other.toMessage());
        wire.send(Addresses.SENT, last.toMessage());
        awaitState(last, "sent");

        receive(about(null, null, shared));
        receive(Ours.status(last, "MSG0000 - Success"));

        awaitState(last, "delivered");
        assertThat(state(one)).isEqualTo("sent");
        assertThat(api.json("statuses/unmatched?limit=1000").getJsonArray("items").stream()
                .anyMatch(item -> shared.equals(((JsonObject) item).getString("correlationId")))).isTrue();
    }

    @Test
    void refusedAtOnceAndReleasedByHand() throws Exception {
        SentMessage refused = Ours.sent("IF-031", Outcome.FAILED, 400, "MSG1001");
        wire.send(Addresses.SENT, refused.toMessage());
        assertThat(awaitState(refused, "refused").getString("code")).isEqualTo("MSG1001");

        wire.send(Addresses.SENT, Ours.with(refused.submission(), "IF-031", refused.reference(), "T-new", null, Outcome.ACCEPTED, 201,
                "MSG0000", refused.settledAt().plusSeconds(1)).toMessage());
        awaitState(refused, "sent");
        wire.send(Addresses.SENT, refused.toMessage());
        SentMessage next = Ours.sent();
        wire.send(Addresses.SENT, next.toMessage());

        awaitState(next, "sent");
        assertThat(state(refused)).isEqualTo("sent");
    }

    @Test
    void pagesFollowEachOther() throws Exception {
        String mpan = "1" + (System.nanoTime() % 1_000_000_000_000L + 1_000_000_000_000L);
        for (int i = 0; i < 3; i++) {
            SentMessage sent = Ours.sent();
            wire.send(Addresses.SENT, new SentMessage(sent.submission(), "c", Ours.SENDER, "IF-031", "[MSApp]", sent.reference(), null,
                    null, mpan, List.of(), Outcome.ACCEPTED, 201, null, null, 1, sent.submittedAt(), sent.settledAt(), sent.body())
                    .toMessage());
        }
        Eventually.is(() -> page(mpan, "").getJsonArray("items").size(), size -> size == 3);

        JsonObject first = page(mpan, "&limit=2&state=sent&interface=IF-031&participant=" + Ours.SENDER);
        JsonObject second = page(mpan, "&limit=2&after=" + first.getLong("next"));

        assertThat(first.getJsonArray("items")).hasSize(2);
        assertThat(second.getJsonArray("items")).hasSize(1);
        assertThat(second.getLong("next")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sent?state=lost", "sent?nonsense=1", "sent?limit=0", "sent?limit=x", "sent?after=-1", "sent?mpan=",
            "sent?state=sent&state=failed", "statuses/unmatched?limit=1001"})
    void whatCannotBeMeantIsRefused(String path) throws Exception {
        HttpResponse<String> answer = api.get(path);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body()).getString("where")).isIn("state", "nonsense", "limit", "after", "mpan");
        assertThat(answer.headers().firstValue("X-Correlation-ID")).isPresent();
    }

    @Test
    void unknownMessageIsNotFound() throws Exception {
        assertThat(api.get("sent/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(api.get("sent/S-unknown").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsNoStatusHoldsNobodyUp() throws Exception {
        SentMessage sent = Ours.sent();
        wire.send(Addresses.SENT, sent.toMessage());

        wire.send(Addresses.INBOUND_STATUS, Ours.delivered("7".getBytes()).toMessage());
        receive(about(null, "nul \0", null));
        receive(Ours.status(sent, "MSG0000 - Success"));

        awaitState(sent, "delivered");
        assertThat(List.of(wire.deadLetter().address(), wire.deadLetter().address())).containsOnly(Addresses.INBOUND_STATUS);
    }

    private void receive(Item status) throws Exception {
        wire.send(Addresses.INBOUND_STATUS, Ours.delivered(status).toMessage());
    }

    private static Item about(String transactionId, String reference, String correlationId) {
        return new Item(transactionId, reference, correlationId, LATER, Ours.RECIPIENT, null, null, "RCP0000 - Message Success", null, null);
    }

    private static SentMessage correlated(String correlation) {
        UUID submission = UUID.randomUUID();
        return Ours.with(submission, "IF-031", "S-" + submission, null, correlation, Outcome.ACCEPTED, 201, null, Ours.now());
    }

    private JsonObject awaitState(SentMessage sent, String state) throws Exception {
        Eventually.is(() -> state(sent), state::equals);
        return detail(sent).getJsonObject("sent");
    }

    private String state(SentMessage sent) throws Exception {
        HttpResponse<String> answer = api.get("sent/" + sent.submission());
        return answer.statusCode() == 404 ? "unknown" : Api.ok(answer, 200).getJsonObject("sent").getString("state");
    }

    private JsonObject detail(SentMessage sent) throws Exception {
        return api.json("sent/" + sent.reference());
    }

    private JsonArray statuses(SentMessage sent) throws Exception {
        return detail(sent).getJsonArray("statuses");
    }

    private boolean isUnmatched(SentMessage sent) throws Exception {
        return api.json("statuses/unmatched?limit=1000").getJsonArray("items").stream()
                .anyMatch(item -> sent.reference().equals(((JsonObject) item).getString("reference")));
    }

    private JsonObject page(String mpan, String more) throws Exception {
        return api.json("sent?mpan=" + mpan + more);
    }
}
