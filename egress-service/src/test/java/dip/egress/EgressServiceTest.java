package dip.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dip.egress.FakeDip.Posted;
import dip.egress.FakeDip.Reply;
import dip.embedded.EmbeddedServices;
import dip.model.Delivery;
import dip.model.MessageFacts;
import dip.model.catalogue.Catalogue;
import dip.model.json.JsonLimits;
import dip.model.validation.Finding;
import dip.model.validation.RuleSet;
import dip.model.validation.ValidationContext;
import dip.model.validation.ValidationSettings;
import dip.model.validation.Validator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a business system's message to the DIP's answer. */
@QuarkusTest
@TestProfile(ServiceSettings.class)
@WithTestResource(EmbeddedServices.class)
@WithTestResource(FakeDipResource.class)
class EgressServiceTest {

    private static final String MPAN = "2000056535971";

    @TestHTTPResource
    URI uri;

    private FakeDip dip;
    private Service service;

    @BeforeEach
    void connect() {
        dip.reply(call -> Reply.ACCEPTED);
        service = new Service(uri);
    }

    @Test
    void messageWithOnlyWhatItsSystemKnowsIsCompletedAndAccepted() throws Exception {
        JsonObject message = Messages.bare("IF-031", "[MSApp]", MPAN).put("answers", "CI-20260321-1");

        JsonObject taken = Service.submissions(service.submit(message.encode(), null)).getFirst();

        Posted posted = dip.next();
        MessageFacts facts = posted.messages().getFirst();
        assertThat(posted.path()).isEqualTo("/dip-channel/IF-031");
        assertThat(posted.apiKey()).isEqualTo("key of the tests");
        assertThat(facts.senderUniqueReference()).isEqualTo(taken.getString("reference"))
                .matches("S-IF-031-2300000001-SUP-\\d{8}-[0-9a-f]{32}");
        assertThat(facts.environmentTag()).isEqualTo("SIT");
        assertThat(facts.schemaVersion()).isEqualTo("011");
        assertThat(facts.senderTimestamp()).hasSize(25);
        assertThat(facts.senderRoleId()).isEqualTo("SUP");
        assertThat(facts.senderCorrelationId()).isEqualTo("CI-20260321-1");
        assertThat(errors(posted)).isEmpty();
        JsonObject accepted = service.await(taken, "accepted");
        assertThat(accepted.getString("transactionId")).isEqualTo("T-" + taken.getString("reference"));
        assertThat(accepted.getString("code")).isEqualTo("MSG0000");
        assertThat(accepted.getString("mpan")).isEqualTo(MPAN);
        assertThat(accepted.getInteger("attempts")).isEqualTo(1);
    }

    @Test
    void wholeMessageIsSentAsItIs() throws Exception {
        JsonObject message = Messages.whole("IF-031", "[MSApp]", MPAN);

        service.take(message);

        assertThat(new JsonArray(dip.next().body())).containsExactly(message);
    }

    @Test
    void eachErrorNamesPointerRuleValueAndCodeAndNothingIsTaken() throws Exception {
        JsonObject wrong = Messages.any();
        Messages.common(wrong).getJsonObject("M0").put("GSPGroupID", "_Z");

        HttpResponse<String> answer = service.submit(new JsonArray(List.of(Messages.any(), wrong)).encode(), null);

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonObject problem = new JsonObject(answer.body());
        assertThat(problem.getString("detail")).contains("1 of 2");
        JsonObject only = problem.getJsonArray("messages").getJsonObject(0);
        assertThat(only.getInteger("index")).isEqualTo(1);
        JsonObject finding = only.getJsonArray("findings").getJsonObject(0);
        assertThat(finding.getString("pointer")).isEqualTo("/payload/CommonBlock/M0/GSPGroupID");
        assertThat(finding.getString("value")).isEqualTo("_Z");
        assertThat(finding.getString("rule")).isNotBlank();
        assertThat(finding.getString("code")).startsWith("RCP");
        nothingWasSentBefore(Messages.any());
    }

    @Test
    void weSendForOurselvesOnly() throws Exception {
        JsonObject other = Messages.any();
        Messages.common(other).put("S1", new JsonObject().put("senderDIPID", "2300000002").put("senderRoleID", "SUP"));
        JsonObject otherRole = Messages.any();
        Messages.common(otherRole).put("S1", new JsonObject().put("senderRoleID", "MSS"));

        HttpResponse<String> answer = service.submit(new JsonArray(List.of(other, otherRole)).encode(), null);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("own-sender").contains("MSG1009").contains("MSG1010");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[]", "7", "null", "\"text\"", "{}", "{\"payload\":null}", "{\"payload\":{\"CommonBlock\":[]}}",
        "{\"payload\":{\"CommonBlock\":{\"S0\":7,\"S1\":[],\"A0\":null}}}", "{\"a\":1,\"a\":2}"})
    void whatIsNoMessageIsRefused(String body) throws Exception {
        HttpResponse<String> answer = service.submit(body, null);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(type ->
                assertThat(type).startsWith("application/problem+json"));
    }

    @Test
    void tooManyAreRefused() throws Exception {
        JsonObject message = Messages.any();
        JsonArray many = new JsonArray(IntStream.range(0, 51).mapToObj(i -> message).toList());

        assertThat(service.submit(many.encode(), null).statusCode()).isEqualTo(413);
    }

    @Test
    void sameRequestUnderTheSameKeyIsOneSubmission() throws Exception {
        String body = Messages.any().encode();

        List<JsonObject> first = Service.submissions(service.submit(body, "key-1"));
        List<JsonObject> again = Service.submissions(service.submit(body, "key-1"));
        HttpResponse<String> other = service.submit(Messages.any().encode(), "key-1");

        assertThat(again).extracting(taken -> taken.getString("id")).isEqualTo(List.of(first.getFirst().getString("id")));
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(service.submit(body, "with space").statusCode()).isEqualTo(400);
        assertThat(dip.next().references()).containsExactly(first.getFirst().getString("reference"));
        nothingWasSentBefore(Messages.any());
    }

    @Test
    void referenceIsUsedOnce() throws Exception {
        JsonObject message = Messages.whole("IF-031", "[MSApp]", MPAN);

        service.take(message);
        dip.next();

        assertThat(service.submit(message.encode(), null).statusCode()).isEqualTo(409);
        assertThat(service.submit(new JsonArray(List.of(Messages.any(), message)).encode(), null).statusCode()).isEqualTo(409);
        nothingWasSentBefore(Messages.any());
    }

    @Test
    void refusedBatchIsSplitUntilTheBadOneIsAlone() throws Exception {
        JsonObject bad = Messages.any();
        String mark = Messages.common(bad).getJsonObject("M0").getString("MPANCore");
        dip.reply(call -> call.body().contains(mark) ? new Reply(400, "MSG1001") : Reply.ACCEPTED);

        List<JsonObject> taken = service.take(Messages.any(), Messages.any(), Messages.any(), bad, Messages.any(), Messages.any());

        JsonObject failed = service.await(taken.get(3), "failed");
        assertThat(failed.getString("code")).isEqualTo("MSG1001");
        assertThat(failed.getInteger("httpStatus")).isEqualTo(400);
        for (int i = 0; i < taken.size(); i++) {
            if (i != 3) {
                service.await(taken.get(i), "accepted");
            }
        }
        assertThat(dip.soFar().stream().filter(call -> !call.body().contains(mark)).flatMap(call -> call.references().stream()))
                .doesNotHaveDuplicates().hasSize(5);
    }

    @Test
    void unknownOutcomeIsResolvedByTheSameReference() throws Exception {
        Set<String> known = new HashSet<>();
        dip.reply(call -> known.add(call.references().getFirst()) ? Reply.HANG_UP : new Reply(400, "MSG1006"));

        JsonObject taken = service.take(Messages.any()).getFirst();

        JsonObject accepted = service.await(taken, "accepted");
        assertThat(dip.next().body()).isEqualTo(dip.next().body());
        assertThat(dip.soFar()).isEmpty();
        assertThat(accepted.getString("code")).isEqualTo("MSG1006");
        assertThat(accepted.getInteger("attempts")).isEqualTo(2);
    }

    @Test
    void referenceThatTheDipKnowsFromElsewhereFails() throws Exception {
        dip.reply(call -> new Reply(400, "MSG1006"));

        JsonObject taken = service.take(Messages.any()).getFirst();

        assertThat(service.await(taken, "failed").getString("code")).isEqualTo("MSG1006");
    }

    @Test
    void failedOneIsSentAgainAsItIsWhenItIsReleased() throws Exception {
        dip.reply(call -> new Reply(400, "MSG1000"));
        JsonObject taken = service.take(Messages.any()).getFirst();
        service.await(taken, "failed");
        String before = dip.next().body();
        dip.reply(call -> Reply.ACCEPTED);

        assertThat(service.send("POST", "submissions/" + taken.getString("id") + "/release", "").statusCode()).isEqualTo(200);

        assertThat(dip.next().body()).isEqualTo(before);
        assertThat(service.await(taken, "accepted").getString("settledAt")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 408, 429, 500, 503})
    void whatIsNotTheMessagesFaultIsSentAgainByteForByte(int httpStatus) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        dip.reply(call -> calls.incrementAndGet() < 3 ? new Reply(httpStatus, "MSG1000") : Reply.ACCEPTED);

        JsonObject taken = service.take(Messages.any()).getFirst();

        assertThat(service.await(taken, "accepted").getInteger("attempts")).isEqualTo(3);
        String first = dip.next().body();
        assertThat(dip.next().body()).isEqualTo(first);
        assertThat(dip.next().body()).isEqualTo(first);
    }

    @Test
    void orderOfAnMpanIsKept() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        dip.reply(call -> calls.incrementAndGet() < 4 ? new Reply(503, null) : Reply.ACCEPTED);

        List<JsonObject> taken = service.take(Messages.bare("IF-031", "[MSApp]", MPAN), Messages.bare("IF-025", "[SMSO]", MPAN),
                Messages.bare("IF-031", "[MSApp]", MPAN));
        service.await(taken.getLast(), "accepted");

        List<String> arrived = dip.soFar().stream().flatMap(call -> call.references().stream()).distinct().toList();
        assertThat(arrived).isEqualTo(taken.stream().map(message -> message.getString("reference")).toList());
        assertThat(dip.soFar()).hasSize(6);
    }

    @Test
    void stoppedChannelWaitsAndTheOthersGoOn() throws Exception {
        String path = "holds/" + Messages.SENDER + "/IF-031";
        assertThat(service.send("PUT", path, "{\"reason\":\"test\"}").statusCode()).isEqualTo(200);

        JsonObject stopped = service.take(Messages.any()).getFirst();
        JsonObject other = service.take(Messages.bare("IF-025", "[SMSO]", null)).getFirst();
        service.await(other, "accepted");
        JsonObject held = service.find(stopped);
        assertThat(service.send("DELETE", path, "").statusCode()).isEqualTo(204);

        assertThat(held.getString("state")).isEqualTo("waiting");
        assertThat(held.getBoolean("held")).isTrue();
        assertThat(dip.next().path()).isEqualTo("/dip-channel/IF-025");
        assertThat(service.await(stopped, "accepted").getBoolean("held")).isFalse();
    }

    @Test
    void sameContentAgainIsHeldUntilItIsReleased() throws Exception {
        JsonObject message = Messages.bare("IF-025", "[SMSO]", MPAN);
        JsonObject first = service.take(message).getFirst();
        service.await(first, "accepted");
        dip.reply(call -> Reply.ACCEPTED);

        JsonObject second = service.take(message).getFirst();

        assertThat(first.getString("duplicateOf")).isNull();
        assertThat(second.getString("state")).isEqualTo("held");
        assertThat(second.getString("duplicateOf")).isEqualTo(first.getString("id"));
        assertThat(service.find(second).getString("duplicateOf")).isEqualTo(first.getString("id"));
        nothingWasSentBefore(Messages.any());
        assertThat(service.send("POST", "submissions/" + second.getString("id") + "/release", "").statusCode()).isEqualTo(200);
        service.await(second, "accepted");
        assertThat(service.send("POST", "submissions/" + second.getString("id") + "/release", "").statusCode()).isEqualTo(409);
        assertThat(service.send("DELETE", "submissions/" + second.getString("id"), "").statusCode()).isEqualTo(409);
    }

    @Test
    void ofManyAtTheSameTimeOneIsSent() throws Exception {
        String message = Messages.bare("IF-025", "[SMSO]", null).encode();
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                answers.add(threads.submit(() -> service.submit(message, null)));
            }
        }

        List<String> states = new ArrayList<>();
        for (Future<HttpResponse<String>> answer : answers) {
            states.add(Service.submissions(answer.get()).getFirst().getString("state"));
        }
        assertThat(states).containsOnlyOnce("waiting").filteredOn("held"::equals).hasSize(11);
        assertThat(dip.next().messages()).hasSize(1);
    }

    @Test
    void heldOneIsWithdrawnAndItsLikeMayBeSentWhereTheFirstFailed() throws Exception {
        JsonObject message = Messages.bare("IF-025", "[SMSO]", null);
        List<JsonObject> both = service.take(message, message);
        service.await(both.get(0), "accepted");

        assertThat(both.get(1).getString("state")).isEqualTo("held");
        assertThat(service.send("DELETE", "submissions/" + both.get(1).getString("id"), "").statusCode()).isEqualTo(204);
        assertThat(service.find(both.get(1)).getString("state")).isEqualTo("withdrawn");
        dip.reply(call -> new Reply(400, "MSG1001"));
        JsonObject other = Messages.bare("IF-025", "[SMSO]", null);
        service.await(service.take(other).getFirst(), "failed");
        dip.reply(call -> Reply.ACCEPTED);

        JsonObject again = service.take(other).getFirst();

        assertThat(again.getString("duplicateOf")).isNull();
        service.await(again, "accepted");
    }

    @Test
    void guardIsByInterfaceAndAnotherRecipientMakesAnotherMessage() throws Exception {
        JsonObject warned = Messages.any();
        JsonObject unguarded = Messages.bare("IF-024", "[SN-Vacant]", null);
        JsonObject elsewhere = warned.copy();
        Messages.common(elsewhere).getJsonObject("A0").put("primaryRecipients", new JsonArray().add("2200000002"));

        List<JsonObject> taken = service.take(warned, warned, elsewhere, unguarded, unguarded);

        assertThat(taken).extracting(one -> one.getString("state")).containsOnly("waiting");
        assertThat(taken).extracting(one -> one.getString("duplicateOf"))
                .containsExactly(null, taken.getFirst().getString("id"), null, null, null);
        for (JsonObject one : taken) {
            service.await(one, "accepted");
        }
    }

    @Test
    void onlyThoseWithTheTokenHandOver() throws Exception {
        assertThat(service.asNobody("POST", "submissions").statusCode()).isEqualTo(401);
        assertThat(service.asNobody("GET", "submissions/0198c0de-0000-7000-8000-000000000000").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0198c0de-0000-7000-8000-000000000000", "nonsense"})
    void unknownSubmissionIsNotFound(String id) throws Exception {
        assertThat(service.send("GET", "submissions/" + id, "").statusCode()).isEqualTo(404);
    }

    /** This one is the first that the DIP gets from now on. */
    private void nothingWasSentBefore(JsonObject next) throws Exception {
        String reference = service.take(next).getFirst().getString("reference");
        assertThat(dip.next().references()).containsExactly(reference);
    }

    private static List<Finding> errors(Posted posted) throws Exception {
        Delivery delivery = Delivery.parse(posted.body().getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
        List<Finding> errors = new ArrayList<>(new Validator(Catalogue.builtIn(), ValidationSettings.DEFAULT).validate(delivery.message(0),
                new ValidationContext(null, null, "SIT", Instant.now()), RuleSet.FULL));
        errors.removeIf(finding -> !finding.isError());
        return errors;
    }
}
