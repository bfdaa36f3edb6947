package dip.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dip.model.Delivery;
import dip.model.MessageFacts;
import dip.model.json.JsonLimits;
import dip.model.json.MalformedJson;
import dip.model.response.StandardResponse;
import dip.model.response.StandardResponse.Item;
import dip.signing.Verification;
import dip.simulator.message.MessageEdit;
import dip.simulator.participant.ApiCalls;
import dip.simulator.participant.ApiCalls.Reply;
import dip.simulator.participant.MiniSuite;
import dip.simulator.participant.SupplierMessages;
import dip.simulator.participant.TestDip;
import dip.simulator.participant.TestWebhooks.Received;
import dip.simulator.participant.TestWebhooks.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The DIP's API as a participant meets it. */
@QuarkusTest
@QuarkusTestResource(TestDip.class)
class DipApiTest {

    private static final String S1 = "/payload/CommonBlock/S1";
    private static final String RELATIONS = "/dip-channel/IF-019";

    @Inject
    DipApi api;

    @Inject
    Subscriptions subscriptions;

    @Inject
    Vertx vertx;

    private final SupplierMessages messages = new SupplierMessages();
    private ApiCalls supplier;

    @BeforeEach
    void participants() {
        TestDip.webhooks().behave(call -> Told.status(201));
        supplier = new ApiCalls(vertx, api.url(), TestDip.SUPPLIER);
    }

    @Test
    void everyAnswerTellsTheTime() {
        for (Reply reply : List.of(supplier.post(RELATIONS, messages.batch(messages.relation())),
                supplier.withApiKey("of nobody").post(RELATIONS, messages.batch(messages.relation())))) {
            assertThat(DateTimeFormatter.RFC_1123_DATE_TIME.parse(reply.date(), Instant::from))
                    .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        }
    }

    @Test
    void aBatchIsTakenWithATransactionForEachMessage() throws MalformedJson {
        Reply reply = supplier.post(RELATIONS, messages.batch(messages.relation(), messages.relation()));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(items(reply)).extracting(Item::code).containsExactly("MSG0000", "MSG0000");
        assertThat(items(reply)).extracting(Item::transactionId).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void aBatchStandsOrFallsTogether() throws MalformedJson {
        byte[] good = messages.relation();
        byte[] bad = MessageEdit.remove(messages.relation(), S1 + "/senderTimestamp");

        Reply refused = supplier.post(RELATIONS, messages.batch(good, bad));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(items(refused)).extracting(Item::code).containsExactly("MSG1001");
        assertThat(supplier.post(RELATIONS, messages.batch(good)).status()).isEqualTo(201);
    }

    @Test
    void aReferenceIsTakenOnce() throws MalformedJson {
        byte[] message = messages.relation();

        assertThat(codes(supplier.post(RELATIONS, messages.batch(message, message)))).containsExactly("MSG1006");
        assertThat(supplier.post(RELATIONS, messages.batch(message)).status()).isEqualTo(201);
        assertThat(codes(supplier.post(RELATIONS, messages.batch(message)))).containsExactly("MSG1006");
    }

    @Test
    void theSenderHasToBeWhoItSays() throws MalformedJson {
        assertThat(codes(post(S1 + "/senderDIPID", TestDip.DISTRIBUTOR))).containsExactly("MSG1009");
        assertThat(codes(post(S1 + "/senderRoleID", "REGS"))).containsExactly("MSG1010");
        assertThat(codes(post(S1 + "/senderTimestamp", "2099-01-01T00:00:00+00:00"))).containsExactly("MSG1007");
        assertThat(codes(post(S1 + "/DIPConnectionProviderID", "7777777777"))).containsExactly("MSG1011");
        assertThat(codes(supplier.post("/dip-channel/IF-031", messages.batch(messages.relation())))).containsExactly("MSG1002");
    }

    @Test
    void fieldNamesMatchInAnyCase() {
        String folded = new String(messages.batch(messages.relation()), StandardCharsets.UTF_8).replace("\"environmentTag\"", "\"EnvironmentTAG\"");

        assertThat(supplier.post(RELATIONS, folded).status()).isEqualTo(201);
    }

    @Test
    void whatIsNoJsonIsASchemaFailure() throws MalformedJson {
        Reply reply = supplier.post(RELATIONS, "[{");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(items(reply)).singleElement().satisfies(item -> {
            assertThat(item.code()).isEqualTo("MSG1001");
            assertThat(item.transactionId()).isNull();
            assertThat(item.senderUniqueReference()).isNull();
        });
    }

    @Test
    void withoutTheRightKeyOrSignatureNobodyComesIn() {
        byte[] batch = messages.batch(messages.relation());

        assertThat(supplier.withApiKey("guessed").post(RELATIONS, batch).status()).isEqualTo(401);
        assertThat(supplier.signingFor("https://elsewhere").post(RELATIONS, batch).status()).isEqualTo(401);
        assertThat(supplier.post("/dip-channel/IF-999", batch).status()).isEqualTo(404);
        assertThat(supplier.post("/nowhere", batch).status()).isEqualTo(404);
        assertThat(supplier.delete(RELATIONS).status()).isEqualTo(405);
    }

    @Test
    void aMessageReachesItsRecipientSignedAndStamped() throws Exception {
        Reply reply = supplier.post(RELATIONS, messages.batch(messages.relation(TestDip.DISTRIBUTOR)));
        Received call = TestDip.webhooks().next();

        assertThat(call.path()).isEqualTo("/webhooks/" + TestDip.DISTRIBUTOR + "/IF-019");
        assertThat(new MiniSuite(supplier).verify(call)).isInstanceOf(Verification.Valid.class);
        MessageFacts facts = Delivery.parse(call.body(), JsonLimits.DEFAULT).message(0).facts();
        assertThat(facts.transactionId()).isEqualTo(items(reply).getFirst().transactionId());
        assertThat(facts.publicationId()).isEqualTo("PUB-019");
        assertThat(facts.initialCorrelationId()).isNotNull();
        assertThat(facts.replayIndicator()).isFalse();
    }

    @Test
    void theDistributorOfAnMpanIsASecondaryRecipient() throws Exception {
        byte[] message = MessageEdit.replace(messages.relation("2200000001"),
                "/payload/CommonBlock/M1/distributorDIPID", "\"" + TestDip.DISTRIBUTOR + "\"");

        supplier.post(RELATIONS, messages.batch(message));

        Received call = TestDip.webhooks().next();
        assertThat(MessageEdit.json(call.body(), "/0/payload/CommonBlock/A0")).contains(
                "\"primaryRecipients\":[\"2200000001\"]", "\"secondaryRecipients\":[\"" + TestDip.DISTRIBUTOR + "\"]");
    }

    @Test
    void anUnknownRecipientIsToldToTheSenderByStatusMessage() throws Exception {
        supplier.post(RELATIONS, messages.batch(messages.relation("9999999999")));

        Received call = TestDip.webhooks().next();
        assertThat(call.path()).isEqualTo("/webhooks/" + TestDip.SUPPLIER + "/statusmessage");
        assertThat(StandardResponse.parseArray(call.body())).extracting(Item::code).containsExactly("MSG1031");
    }

    @Test
    void aRefusalByTheRecipientIsToldToTheSender() throws Exception {
        TestDip.webhooks().behave(call -> call.path().endsWith("IF-019") ? Told.of(400,
                List.of("RCP1021 - Msg Mandatory Data Item Missing"), TestDip.SUPPLIER) : Told.status(201));

        supplier.post(RELATIONS, messages.batch(messages.relation(TestDip.DISTRIBUTOR)));

        TestDip.webhooks().next();
        assertThat(StandardResponse.parseArray(TestDip.webhooks().next().body())).extracting(Item::code).containsExactly("RCP1021");
    }

    @Test
    void aStatusMessageIsForwardedToTheOriginalSender() throws Exception {
        ApiCalls distributor = new ApiCalls(vertx, api.url(), TestDip.DISTRIBUTOR);

        Reply reply = distributor.post("/statusmessage", StandardResponse.arrayToJson(List.of(new Item("T-1", "S-1", null,
                "2026-03-21T19:05:00+00:00", TestDip.DISTRIBUTOR, TestDip.SUPPLIER, null, "RCP0000 - Message Success", null, null))));

        assertThat(reply.status()).isEqualTo(201);
        Received call = TestDip.webhooks().next();
        assertThat(call.path()).isEqualTo("/webhooks/" + TestDip.SUPPLIER + "/statusmessage");
        assertThat(StandardResponse.parseArray(call.body())).extracting(Item::transactionId).containsExactly("T-1");
    }

    @Test
    void aStatusMessageNeedsAllItsKeysAndTheRightSender() throws MalformedJson {
        Reply incomplete = supplier.post("/statusmessage", "[{\"transactionID\":\"T-1\"}]");
        Reply forged = supplier.post("/statusmessage", StandardResponse.arrayToJson(List.of(new Item("T-1", "S-1", null,
                "2026-03-21T19:05:00+00:00", TestDip.DISTRIBUTOR, TestDip.SUPPLIER, null, "RCP0000 - Message Success", null, null))));

        assertThat(incomplete.status()).isEqualTo(400);
        assertThat(items(incomplete).getFirst().help()).contains("senderUniqueReference");
        assertThat(forged.status()).isEqualTo(400);
    }

    @Test
    void aWebhookCanBeMovedAndIsOnesOwn() throws InterruptedException {
        String moved = TestDip.webhooks().base(TestDip.DISTRIBUTOR) + "/elsewhere";
        ApiCalls distributor = new ApiCalls(vertx, api.url(), TestDip.DISTRIBUTOR);
        String config = RELATIONS + "/pubconfig/" + TestDip.DISTRIBUTOR;

        assertThat(supplier.post(config, "{\"callbackURL\":\"" + moved + "\"}").status()).isEqualTo(403);
        assertThat(distributor.post(config, "{\"callbackURL\":\"not a url\"}").status()).isEqualTo(400);
        assertThat(distributor.post(config, "{\"callbackURL\":\"" + moved + "\"}").status()).isEqualTo(201);
        supplier.post(RELATIONS, messages.batch(messages.relation(TestDip.DISTRIBUTOR)));
        assertThat(TestDip.webhooks().next().path()).endsWith("/elsewhere");
        assertThat(distributor.delete(config).status()).isEqualTo(204);
        assertThat(subscriptions.webhook(TestDip.DISTRIBUTOR, "IF-019")).isEmpty();
        String statuses = "/statusmessage/config/" + TestDip.DISTRIBUTOR;
        assertThat(distributor.post(statuses, "{\"callbackURL\":\"" + moved + "\"}").status()).isEqualTo(201);
        assertThat(subscriptions.statusWebhook(TestDip.DISTRIBUTOR)).contains(moved);
        assertThat(distributor.delete(statuses).status()).isEqualTo(204);
        assertThat(subscriptions.statusWebhook(TestDip.DISTRIBUTOR)).isEmpty();
        subscriptions.subscribe(TestDip.DISTRIBUTOR, "IF-019", TestDip.webhooks().base(TestDip.DISTRIBUTOR) + "/IF-019");
        subscriptions.subscribeStatus(TestDip.DISTRIBUTOR, TestDip.webhooks().base(TestDip.DISTRIBUTOR) + "/statusmessage");
    }

    @Test
    void aMessageCanBeCheckedWithoutSendingIt() {
        byte[] good = messages.relation();
        String event = MessageEdit.text(good, "/payload/CommonBlock/S0/eventCode").replaceAll("[\\[\\]]", "");
        byte[] bad = MessageEdit.remove(good, S1 + "/subText");

        Reply reply = supplier.post("/validate/IF-019/" + event, messages.batch(good));
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body()).isEqualTo("\"Message OK\"");
        assertThat(supplier.post("/validate/IF-019/" + event, messages.batch(bad)).body()).contains("subText");
        assertThat(supplier.post("/validate/IF-019/" + event, messages.batch(bad)).status()).isEqualTo(400);
        assertThat(supplier.post("/validate/IF-019/Nothing", messages.batch(good)).status()).isEqualTo(404);
    }

    private Reply post(String pointer, String value) {
        return supplier.post(RELATIONS, messages.batch(MessageEdit.replace(messages.relation(), pointer, "\"" + value + "\"")));
    }

    private static List<Item> items(Reply reply) throws MalformedJson {
        return StandardResponse.parse(reply.body().getBytes(StandardCharsets.UTF_8)).messages();
    }

    private static List<String> codes(Reply reply) throws MalformedJson {
        assertThat(reply.status()).isEqualTo(400);
        return items(reply).stream().map(Item::code).toList();
    }
}
