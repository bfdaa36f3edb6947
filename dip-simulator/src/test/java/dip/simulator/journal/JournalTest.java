package dip.simulator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dip.simulator.participant.ApiCalls.Reply;
import dip.simulator.participant.DipTest;
import dip.simulator.participant.TestDip;
import dip.simulator.participant.TestWebhooks.Told;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The DIP's journal, as operators and senders read it. */
@QuarkusTest
class JournalTest extends DipTest {

    /** A counterparty without a webhook. */
    private static final String NOBODY = "2200000001";

    @Test
    void theWayOfADeliveredMessageIsToldByItsTransaction() {
        byte[] message = messages.relation(TestDip.DISTRIBUTOR);

        String transactionId = taken(supplier.post(RELATIONS, messages.batch(message))).getFirst();

        assertThat(steps(transactionId, steps -> steps.size() == 4)).containsExactly("Inbound:GoodToGo",
                "MPANUpdateQueue:OK", "Addressing:SentToTopic", "Outbound:Delivered");
        JsonObject found = new JsonObject(control.get("journal/" + transactionId).body());
        assertThat(found.getString("SenderUniqueReference")).isEqualTo(messages.reference(message));
        assertThat(found.getString("Interface")).isEqualTo("IF-019");
        assertThat(entry(found, 2).getString("RecipientMap")).startsWith("Primary:[LDSO:" + TestDip.DISTRIBUTOR + "];Secondary:[");
        assertThat(entry(found, 3).getInteger("StatusCode")).isEqualTo(201);
        assertThat(entry(found, 3).getString("Recipient")).isEqualTo(TestDip.DISTRIBUTOR);
        assertThat(entry(found, 3).getString("uri")).endsWith("/webhooks/" + TestDip.DISTRIBUTOR + "/IF-019");
        assertThat(entry(found, 3).getInteger("rn")).isEqualTo(4);
    }

    @Test
    void aRefusalIsNotedAndThatItsSenderWasTold() {
        TestDip.webhooks().behave(call -> call.path().endsWith("IF-019") ? Told.of(400,
                List.of("RCP1021 - Msg Mandatory Data Item Missing"), TestDip.SUPPLIER) : Told.status(201));

        String transactionId = send(TestDip.DISTRIBUTOR);

        assertThat(steps(transactionId, steps -> steps.size() == 4)).contains("Outbound:RejectedByRecipient");
    }

    @Test
    void everyAttemptIsNotedAndThatTheyAreUsedUp() {
        TestDip.webhooks().behave(call -> Told.status(503));

        String transactionId = send(TestDip.DISTRIBUTOR);

        assertThat(steps(transactionId, steps -> steps.size() == 8)).endsWith("Outbound:Retrying", "Outbound:Retrying",
                "Outbound:Retrying", "Outbound:Retrying", "Outbound:RetriesExhausted");
    }

    @Test
    void whatCannotBeAddressedIsNotedWithItsCodeAndItsStatusMessage() {
        String transactionId = send("9999999999");

        assertThat(steps(transactionId, steps -> steps.size() == 3)).containsExactly("Inbound:GoodToGo",
                "Addressing:Failed", "StatusMessage:Delivered");
        JsonObject found = new JsonObject(control.get("journal/" + transactionId).body());
        assertThat(entry(found, 1).getString("Message")).startsWith("MSG1031 - ");
    }

    @Test
    void aReferenceThatWasSentAgainHasARecordOfEachTime() {
        byte[] message = messages.relation(NOBODY);
        String transactionId = taken(supplier.post(RELATIONS, messages.batch(message))).getFirst();
        assertThat(codes(supplier.post(RELATIONS, messages.batch(message)))).containsExactly("MSG1006");

        JsonObject found = new JsonObject(control.get("journal?senderUniqueReference=" + messages.reference(message)).body());

        List<JsonObject> records = found.getJsonArray("records").stream().map(JsonObject.class::cast).toList();
        assertThat(records).extracting(status -> status.getString("DIPTransactionID")).containsExactly(transactionId, null);
        assertThat(steps(records.getLast())).containsExactly("Inbound:InboundRuleFailure");
        assertThat(entry(records.getLast(), 0).getString("Message")).startsWith("MSG1006 - ");
    }

    @Test
    void aSenderAsksForItsOwnMessages() {
        byte[] message = messages.relation(NOBODY);
        String transactionId = taken(supplier.post(RELATIONS, messages.batch(message))).getFirst();
        String ours = RELATIONS + "/deliveryStatus/" + TestDip.SUPPLIER + "/" + messages.reference(message);
        String theirs = RELATIONS + "/deliveryStatus/" + TestDip.DISTRIBUTOR + "/" + messages.reference(message);

        Reply found = supplier.get(ours);

        assertThat(found.status()).isEqualTo(200);
        assertThat(new JsonObject(found.body()).getString("DIPTransactionID")).isEqualTo(transactionId);
        assertThat(supplier.get(theirs).status()).as("in somebody's name").isEqualTo(403);
        assertThat(callsOf(TestDip.DISTRIBUTOR).get(theirs).status()).as("of somebody else").isEqualTo(404);
        assertThat(supplier.get(ours + "0").status()).as("never sent").isEqualTo(404);
    }

    @Test
    void theNewestAreKeptAndReadInParts() {
        byte[][] many = IntStream.rangeClosed(0, TestDip.JOURNAL).mapToObj(i -> messages.relation(NOBODY)).toArray(byte[][]::new);

        List<String> transactions = taken(supplier.post(RELATIONS, messages.batch(many)));

        assertThat(control.get("journal/" + transactions.getFirst()).statusCode()).isEqualTo(404);
        assertThat(control.get("journal/" + transactions.get(1)).statusCode()).isEqualTo(200);
        JsonObject first = new JsonObject(control.get("journal?limit=20").body());
        JsonObject rest = new JsonObject(control.get("journal?after=" + first.getLong("next")).body());
        assertThat(transactions(first)).isEqualTo(transactions.subList(1, 21));
        assertThat(transactions(rest)).isEqualTo(transactions.subList(21, TestDip.JOURNAL + 1));
    }

    private static JsonObject entry(JsonObject journalRecord, int index) {
        return journalRecord.getJsonArray("JournalEntries").getJsonObject(index);
    }

    private static List<String> transactions(JsonObject page) {
        return page.getJsonArray("records").stream().map(JsonObject.class::cast)
                .map(status -> status.getString("DIPTransactionID")).toList();
    }
}
