package dip.simulator.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dip.model.catalogue.Catalogue;
import dip.model.response.ResponseCode;
import dip.model.response.StandardResponse.Item;
import dip.simulator.message.MessageEdit;
import dip.simulator.participant.ApiCalls.Reply;
import dip.simulator.participant.DipTest;
import dip.simulator.participant.TestDip;
import dip.simulator.participant.TestWebhooks.Told;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the DIP and the recipients on it do when they are told to, as the sender of a message meets it. */
@QuarkusTest
class BehaviourTest extends DipTest {

    private static final String A0 = "/payload/CommonBlock/A0";
    private static final String DISTRIBUTOR_PLACE = "/payload/CommonBlock/M1/distributorDIPID";
    private static final String UNKNOWN = "9999999999";
    /** Counterparties without a webhook. */
    private static final String REGISTRATION = "2200000001";
    private static final String OTHER_DISTRIBUTOR = "2500000009";
    private static final String DATA_SERVICE = "1400000001";

    @AfterEach
    void asUsual() {
        control.delete("behaviour");
    }

    @Test
    void eachThingWrongWithThePartiesHasItsCode() throws Exception {
        behave("{\"l2\":{\"checkRecipients\":true}}");
        byte[] good = MessageEdit.replace(messages.relation(TestDip.DISTRIBUTOR), DISTRIBUTOR_PLACE, quoted(OTHER_DISTRIBUTOR));

        assertThat(failure(named(UNKNOWN))).isEqualTo("MSG1031");
        assertThat(failure(named(DATA_SERVICE))).as("a role that IF-019 does not go to").isEqualTo("MSG1032");
        assertThat(failure(MessageEdit.replace(named(REGISTRATION), DISTRIBUTOR_PLACE, quoted(UNKNOWN)))).isEqualTo("MSG1033");
        assertThat(failure(MessageEdit.replace(named(REGISTRATION), DISTRIBUTOR_PLACE, quoted(REGISTRATION)))).isEqualTo("MSG1034");
        assertThat(failure(listed("secondaryRecipients", UNKNOWN))).isEqualTo("MSG1033");
        assertThat(failure(listed("secondaryRecipients", DATA_SERVICE))).isEqualTo("MSG1034");
        assertThat(failure(listed("always", UNKNOWN))).isEqualTo("MSG1035");
        assertThat(failure(listed("always", DATA_SERVICE))).isEqualTo("MSG1036");
        assertThat(failure(named(REGISTRATION))).as("nobody can be reached").isEqualTo("MSG1030");
        taken(supplier.post(RELATIONS, messages.batch(good)));
        assertThat(TestDip.webhooks().next().path()).as("nothing is wrong").endsWith("/IF-019");
    }

    @Test
    void nobodyChecksThePartiesUnlessTold() {
        List<String> transactions = taken(supplier.post(RELATIONS, messages.batch(named(DATA_SERVICE), named(REGISTRATION),
                listed("always", UNKNOWN), MessageEdit.replace(named(REGISTRATION), DISTRIBUTOR_PLACE, quoted(UNKNOWN)))));

        assertThat(transactions).allSatisfy(id -> assertThat(steps(id, steps -> true)).contains("Addressing:SentToTopic"));
    }

    @Test
    void messagesFailWithEveryCodeOfL2InAnOrderThatTheSeedDecides() throws Exception {
        List<String> all = catalogue(code -> code.startsWith("MSG103"));

        List<String> first = l2("\"share\":1,\"seed\":3", all.size());
        List<String> again = l2("\"share\":1,\"seed\":3", all.size());
        List<String> other = l2("\"share\":1,\"seed\":4", all.size());

        assertThat(first).containsExactlyInAnyOrderElementsOf(all);
        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first).containsExactlyInAnyOrderElementsOf(all);
        assertThat(l2("\"share\":1,\"codes\":[\"MSG1038\",\"MSG1012\"]", 4)).containsOnly("MSG1038", "MSG1012");
    }

    @Test
    void onlyAShareOfTheMessagesFails() throws Exception {
        List<String> failed = l2("\"share\":0.5,\"seed\":3", 40);

        assertThat(failed).hasSizeBetween(10, 30);
        assertThat(l2("\"share\":0.5,\"seed\":3", 40)).isEqualTo(failed);
    }

    @Test
    void recipientsWithoutWebhookJudgeWithEveryCode() throws Exception {
        List<String> all = catalogue(code -> code.startsWith("RCP") && !code.equals("RCP0000"));
        behave("{\"l4\":{\"answers\":true,\"share\":1,\"seed\":3}}");

        List<String> transactions = taken(supplier.post(RELATIONS, messages.batch(many(REGISTRATION, all.size()))));

        List<Item> statuses = nextStatuses();
        assertThat(statuses).extracting(Item::code).containsExactlyInAnyOrderElementsOf(all);
        assertThat(statuses).extracting(Item::transactionId).isEqualTo(transactions);
        assertThat(statuses).extracting(Item::senderId).containsOnly(REGISTRATION);
        assertThat(statuses).extracting(Item::recipientId).containsOnly(TestDip.SUPPLIER);
        assertThat(steps(transactions.getFirst(), steps -> steps.size() == 5)).endsWith("Outbound:Delivered", "StatusMessage:Delivered");
    }

    @Test
    void recipientsAnswerAboutAnMpanAsTheyAreTold() throws Exception {
        byte[] told = messages.relation(REGISTRATION);
        String mpan = MessageEdit.text(told, "/payload/CommonBlock/M1/principalMPAN");
        behave("{\"l4\":{\"answers\":true,\"mpans\":{\"" + mpan + "\":\"REG1021\"}}}");

        supplier.post(RELATIONS, messages.batch(messages.relation(REGISTRATION), told));

        assertThat(nextStatuses()).extracting(Item::code).containsExactly("RCP0000", "REG1021");
    }

    @Test
    void recipientsWithoutWebhookFindAShareOfTheMessagesGood() throws Exception {
        behave("{\"l4\":{\"answers\":true,\"share\":0.5,\"seed\":3,\"codes\":[\"RCP1061\"]}}");

        supplier.post(RELATIONS, messages.batch(many(REGISTRATION, 40)));

        List<String> codes = nextStatuses().stream().map(Item::code).toList();
        assertThat(codes).hasSize(40).containsOnly("RCP0000", "RCP1061");
        assertThat(codes.stream().filter("RCP0000"::equals).count()).isBetween(10L, 30L);
    }

    @Test
    void onlyTheRecipientsNamedAnswer() throws Exception {
        behave("{\"l4\":{\"answers\":true,\"recipients\":[\"" + OTHER_DISTRIBUTOR + "\"]}}");

        String silent = send(REGISTRATION);
        String answered = send(OTHER_DISTRIBUTOR);

        assertThat(nextStatuses()).extracting(Item::transactionId).containsExactly(answered);
        assertThat(steps(silent, steps -> true)).endsWith("Outbound:DeliveryFailure");
    }

    @Test
    void aSenderIsToldOfADeliveryThatWasGivenUp() throws Exception {
        behave("{\"failureCode\":\"MSG1000\"}");
        TestDip.webhooks().behave(call -> Told.status(call.path().endsWith("IF-019") ? 503 : 201));

        String transactionId = send(TestDip.DISTRIBUTOR);

        for (int attempt = 0; attempt < 4; attempt++) {
            assertThat(TestDip.webhooks().next().path()).endsWith("/IF-019");
        }
        Item status = nextStatuses().getFirst();
        assertThat(status.code()).isEqualTo("MSG1000");
        assertThat(status.transactionId()).isEqualTo(transactionId);
        assertThat(status.help()).isEqualTo("given up after all attempts: " + TestDip.DISTRIBUTOR + " answered 503");
        assertThat(steps(transactionId, steps -> steps.size() == 9)).endsWith("Outbound:RetriesExhausted", "StatusMessage:Delivered");
    }

    @Test
    void aSenderIsToldNothingOfItUnlessThereIsACodeFor() throws Exception {
        TestDip.webhooks().behave(call -> Told.status(call.path().endsWith("IF-019") ? 413 : 201));
        String refused = send(TestDip.DISTRIBUTOR);
        TestDip.webhooks().next();
        steps(refused, steps -> steps.getLast().equals("Outbound:DeliveryFailure"));

        String unknown = send(UNKNOWN);

        assertThat(nextStatuses()).extracting(Item::transactionId).containsExactly(unknown);
        assertThat(steps(refused, steps -> true)).endsWith("Outbound:DeliveryFailure");
    }

    @Test
    void aSenderIsToldOfARefusalWithoutWords() throws Exception {
        behave("{\"failureCode\":\"MSG1000\"}");
        TestDip.webhooks().behave(call -> Told.status(call.path().endsWith("IF-019") ? 413 : 201));

        send(TestDip.DISTRIBUTOR);

        TestDip.webhooks().next();
        assertThat(nextStatuses().getFirst().help()).isEqualTo("not tried again: " + TestDip.DISTRIBUTOR + " answered 413");
    }

    @Test
    void aSenderIsToldOfARefusalThatIsAddressedToNobody() throws Exception {
        behave("{\"failureCode\":\"MSG1000\"}");
        TestDip.webhooks().behave(call -> call.path().endsWith("IF-019") ? Told.of(400,
                List.of("RCP9999 - Message Signature Invalid"), null) : Told.status(201));

        String transactionId = send(TestDip.DISTRIBUTOR);

        TestDip.webhooks().next();
        assertThat(nextStatuses()).extracting(Item::transactionId).containsExactly(transactionId);
    }

    @Test
    void aRefusalIsPassedOnInTheRecipientsOwnWords() throws Exception {
        behave("{\"failureCode\":\"MSG1000\"}");
        TestDip.webhooks().behave(call -> call.path().endsWith("IF-019") ? Told.of(400,
                List.of("RCP1021 - Msg Mandatory Data Item Missing"), TestDip.SUPPLIER) : Told.status(201));

        send(TestDip.DISTRIBUTOR);

        TestDip.webhooks().next();
        assertThat(nextStatuses()).extracting(Item::code).containsExactly("RCP1021");
    }

    @Test
    void aRepeatedReferenceMayBeTakenAndToldAfterwards() throws Exception {
        behave("{\"repeatedReferences\":\"status\"}");
        byte[] message = messages.relation(TestDip.DISTRIBUTOR);
        taken(supplier.post(RELATIONS, messages.batch(message)));
        assertThat(TestDip.webhooks().next().path()).endsWith("/IF-019");

        List<String> again = taken(supplier.post(RELATIONS, messages.batch(message)));

        Item status = nextStatuses().getFirst();
        assertThat(status.code()).isEqualTo("MSG1006");
        assertThat(status.transactionId()).isEqualTo(again.getFirst());
        assertThat(steps(again.getFirst(), steps -> steps.size() == 3)).as("not delivered again").containsExactly(
                "Inbound:GoodToGo", "Addressing:Failed", "StatusMessage:Delivered");
        control.delete("behaviour");
        assertThat(codes(supplier.post(RELATIONS, messages.batch(message)))).containsExactly("MSG1006");
    }

    @Test
    void whoCallsTooOftenIsTurnedAwayAndToldHowLong() {
        byte[] batch = messages.batch(messages.relation(REGISTRATION));
        behave("{\"rate\":{\"perSecond\":0.001,\"burst\":2,\"retryAfter\":true}}");
        taken(supplier.post(RELATIONS, messages.batch(messages.relation(REGISTRATION))));
        assertThat(supplier.post("/statusmessage", "[]").status()).as("refused, and counted").isEqualTo(400);

        Reply third = supplier.post(RELATIONS, batch);

        assertThat(third.status()).isEqualTo(429);
        assertThat(Integer.parseInt(third.retryAfter())).isBetween(900, 1000);
        assertThat(callsOf(TestDip.DISTRIBUTOR).post("/statusmessage", "[]").status()).as("somebody else").isEqualTo(400);
        control.delete("behaviour");
        assertThat(supplier.post(RELATIONS, batch).status()).as("nothing was taken").isEqualTo(201);
    }

    @Test
    void howLongIsSaidOnlyWhereItIsAskedFor() {
        behave("{\"rate\":{\"perSecond\":0.001,\"burst\":1}}");
        taken(supplier.post(RELATIONS, messages.batch(messages.relation(REGISTRATION))));

        Reply second = supplier.post(RELATIONS, messages.batch(messages.relation(REGISTRATION)));

        assertThat(second.status()).isEqualTo(429);
        assertThat(second.retryAfter()).isNull();
    }

    @Test
    void aBehaviourThatCannotBeIsRefusedWithASentence() {
        assertThat(control.put("behaviour", "{\"l2\":{\"share\":2}}").body()).contains("l2.share: is 0 to 1");
        assertThat(control.put("behaviour", "{\"l4\":{\"codes\":[\"ABC\"]}}").body()).contains("no response code begins with 'ABC'");
        assertThat(control.put("behaviour", "{\"l4\":{\"recipients\":[\"1\"]}}").body()).contains("1 is no participant");
        assertThat(control.put("behaviour", "{\"failureCode\":\"MSG9\"}").statusCode()).isEqualTo(400);
        assertThat(control.get("behaviour").body()).as("nothing has changed").contains("\"checkRecipients\":false",
                "\"answers\":false", "\"failureCode\":null", "\"repeatedReferences\":\"answer\"");
    }

    /** The codes with which a batch of so many fails, in the order of its messages. */
    private List<String> l2(String settings, int count) throws Exception {
        behave("{\"l2\":{" + settings + "}}");
        taken(supplier.post(RELATIONS, messages.batch(many(REGISTRATION, count))));
        return nextStatuses().stream().map(Item::code).toList();
    }

    private String failure(byte[] message) throws Exception {
        Reply reply = supplier.post(RELATIONS, messages.batch(message));
        List<Item> statuses = nextStatuses();
        assertThat(statuses).extracting(Item::transactionId).isEqualTo(taken(reply));
        return statuses.getFirst().code();
    }

    private void behave(String json) {
        assertThat(control.put("behaviour", json).statusCode()).isEqualTo(200);
    }

    /** To this recipient, about an MPAN whose distributor is known. */
    private byte[] named(String recipient) {
        return MessageEdit.replace(messages.relation(recipient), DISTRIBUTOR_PLACE, quoted(OTHER_DISTRIBUTOR));
    }

    private byte[] listed(String list, String recipient) {
        return MessageEdit.put(named(REGISTRATION), A0, list, "[" + quoted(recipient) + "]");
    }

    private byte[][] many(String recipient, int count) {
        return IntStream.range(0, count).mapToObj(i -> messages.relation(recipient)).toArray(byte[][]::new);
    }

    private static List<String> catalogue(Predicate<String> wanted) {
        return Catalogue.builtIn().responseCodes().stream().map(ResponseCode::code).filter(wanted).toList();
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
