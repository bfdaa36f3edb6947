package dip.simulator.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dip.model.response.StandardResponse;
import dip.model.response.StandardResponse.Item;
import dip.simulator.participant.DipTest;
import dip.simulator.participant.TestDip;
import dip.simulator.participant.TestWebhooks.Told;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The DIP stopped and started, as participants and operators see it. */
@QuarkusTest
class StopTest extends DipTest {

    private static final String DISTRIBUTOR = "{\"participant\":\"" + TestDip.DISTRIBUTOR + "\"}";

    @AfterEach
    void startAll() {
        control.delete("stops");
    }

    @Test
    void whatAStoppedParticipantIsToGetIsHeldUntilTheStart() throws Exception {
        stop(DISTRIBUTOR);
        String transactionId = send(TestDip.DISTRIBUTOR);

        assertThat(steps(transactionId, steps -> steps.size() == 4)).endsWith("Outbound:Paused");
        assertThat(held()).isEqualTo(1);
        assertThat(TestDip.webhooks().hasGot(transactionId)).isFalse();
        assertThat(control.delete("stops?participant=" + TestDip.DISTRIBUTOR).statusCode()).isEqualTo(204);

        nextCall(TestDip.DISTRIBUTOR, "IF-019");
        assertThat(steps(transactionId, steps -> steps.size() == 5)).endsWith("Outbound:Paused", "Outbound:Delivered");
        assertThat(control.get("stops").body()).isEqualTo("[]");
    }

    @Test
    void aStoppedChannelHoldsNoOther() throws Exception {
        stop("{\"channel\":\"IF-019\",\"direction\":\"deliveries\"}");
        String heldBack = send(TestDip.DISTRIBUTOR);
        assertThat(steps(heldBack, steps -> steps.size() == 4)).endsWith("Outbound:Paused");

        stop("{\"channel\":\"IF-019\",\"direction\":\"deliveries\",\"answer\":500}");
        String unknown = send("9999999999");

        assertThat(statusesAbout(unknown)).extracting(Item::transactionId).containsExactly(unknown);
        assertThat(held()).as("replaced, and still holding").isEqualTo(1);
    }

    @Test
    void aParticipantsStoppedChannelHoldsNothingElse() throws Exception {
        stop("{\"participant\":\"" + TestDip.DISTRIBUTOR + "\",\"channel\":\"IF-021\"}");

        String transactionId = send(TestDip.DISTRIBUTOR);

        assertThat(steps(transactionId, steps -> steps.size() == 4)).endsWith("Outbound:Delivered");
    }

    @Test
    void statusMessagesAreStoppedAsAChannel() throws Exception {
        stop("{\"channel\":\"statusmessage\",\"direction\":\"deliveries\"}");

        String unknown = send("9999999999");

        assertThat(steps(unknown, steps -> steps.size() == 3)).endsWith("StatusMessage:Paused");
        control.delete("stops?channel=statusmessage");
        assertThat(statusesAbout(unknown)).extracting(Item::transactionId).containsExactly(unknown);
    }

    @Test
    void aDeliveryThatIsTriedAgainIsHeldBetweenTwoAttempts() {
        TestDip.webhooks().behave(call -> {
            stop(DISTRIBUTOR);
            return Told.status(503);
        });
        String transactionId = send(TestDip.DISTRIBUTOR);
        assertThat(steps(transactionId, steps -> steps.size() == 5)).endsWith("Outbound:Retrying", "Outbound:Paused");

        TestDip.webhooks().behave(call -> Told.status(201));
        control.delete("stops");

        assertThat(steps(transactionId, steps -> steps.size() == 6)).endsWith("Outbound:Paused", "Outbound:Delivered");
    }

    @Test
    void callsOfAStoppedParticipantAreTurnedAwayAndLeaveNothingBehind() {
        byte[] batch = messages.batch(messages.relation(TestDip.DISTRIBUTOR));
        stop("{\"participant\":\"" + TestDip.SUPPLIER + "\",\"direction\":\"calls\"}");

        assertThat(supplier.post(RELATIONS, batch).status()).isEqualTo(503);
        assertThat(supplier.post("/statusmessage", status(TestDip.SUPPLIER)).status()).isEqualTo(503);
        assertThat(callsOf(TestDip.DISTRIBUTOR).post("/statusmessage", status(TestDip.DISTRIBUTOR)).status())
                .as("somebody else").isEqualTo(201);
        stop("{\"participant\":\"" + TestDip.SUPPLIER + "\",\"direction\":\"calls\",\"answer\":403}");
        assertThat(supplier.post(RELATIONS, batch).status()).isEqualTo(403);
        control.delete("stops?participant=" + TestDip.SUPPLIER);
        assertThat(supplier.post(RELATIONS, batch).status()).isEqualTo(201);
    }

    @Test
    void callsOfAStoppedChannelAreTurnedAway() {
        stop("{\"channel\":\"IF-019\",\"direction\":\"calls\"}");

        assertThat(supplier.post(RELATIONS, messages.batch(messages.relation())).status()).isEqualTo(503);
        assertThat(codes(supplier.post("/dip-channel/IF-031", messages.batch(messages.relation())))).containsExactly("MSG1002");
    }

    @Test
    void aRunWaitsAndGoesOn() {
        stop("{\"participant\":\"" + TestDip.SUPPLIER + "\"}");
        String run = "runs/" + new JsonObject(control.post("runs", "{\"profile\":\"peak\",\"count\":5,\"ratePerSecond\":0,"
                + "\"recipients\":[\"" + TestDip.SUPPLIER + "\"]}").body()).getString("id");
        assertThat(eventually(this::held, held -> held == 5)).isEqualTo(5);
        assertThat(delivered(run)).isZero();

        control.delete("stops");

        assertThat(eventually(() -> delivered(run), delivered -> delivered == 5)).isEqualTo(5);
        control.delete(run);
    }

    @Test
    void noMoreIsHeldThanThereIsRoomForAndNothingIsLost() throws Exception {
        int count = TestDip.HELD + 10;
        stop(DISTRIBUTOR);
        byte[][] many = IntStream.range(0, count).mapToObj(i -> messages.relation(TestDip.DISTRIBUTOR)).toArray(byte[][]::new);
        List<String> transactions = taken(supplier.post(RELATIONS, messages.batch(many)));
        assertThat(eventually(this::held, held -> held >= TestDip.HELD)).isEqualTo(TestDip.HELD);

        control.delete("stops");

        for (int i = 0; i < count; i++) {
            TestDip.webhooks().next();
        }
        assertThat(transactions).allSatisfy(id -> assertThat(steps(id, steps -> steps.getLast().equals("Outbound:Delivered")))
                .endsWith("Outbound:Delivered"));
    }

    @Test
    void aStopThatCannotBeIsRefusedWithASentence() {
        assertThat(control.post("stops", "{}").body()).contains("name a participant, a channel, or both");
        assertThat(control.post("stops", "{\"participant\":\"9999999999\"}").body()).contains("9999999999 is no participant");
        assertThat(control.post("stops", "{\"channel\":\"PUB-019\"}").body()).contains("neither an interface nor statusmessage");
        assertThat(control.post("stops", "{\"channel\":\"IF-019\",\"answer\":201}").body()).contains("answer is 400 to 599");
        assertThat(control.delete("stops?channel=IF-019").statusCode()).isEqualTo(404);
    }

    private void stop(String json) {
        assertThat(control.post("stops", json).statusCode()).isEqualTo(201);
    }

    /** By the one stop that there is. */
    private int held() {
        return new JsonArray(control.get("stops").body()).getJsonObject(0).getInteger("held");
    }

    private long delivered(String run) {
        return new JsonObject(control.get(run).body()).getLong("delivered");
    }

    private static byte[] status(String sender) {
        return StandardResponse.arrayToJson(List.of(new Item("T-1", "S-1", null, "2026-03-21T19:05:00+00:00", sender,
                "2200000001", null, "RCP0000 - Message Success", null, null)));
    }
}
