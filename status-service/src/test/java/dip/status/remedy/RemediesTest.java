package dip.status.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dip.messaging.Addresses;
import dip.messaging.SentMessage;
import dip.messaging.SentMessage.Outcome;
import dip.messaging.SubmitMessage;
import dip.sending.Transactions;
import dip.status.Api;
import dip.status.Eventually;
import dip.status.Ours;
import dip.status.StatusTest;
import dip.status.Submitted;
import dip.status.notices.FakeWebhook;
import dip.status.notices.FakeWebhook.Posted;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What rules do about failures, from a status over the broker to what is handed to egress. */
@QuarkusTest
@TestProfile(RemediesTest.WithRules.class)
class RemediesTest extends StatusTest {

    private static final String FIELD = "/payload/CustomBlock/B070/appointmentScenario";

    private final String interfaceId = "IF-" + UUID.randomUUID();

    @Inject
    Resends resends;
    @Inject
    Transactions transactions;

    FakeWebhook webhook;

    private Submitted egress;

    public static class WithRules implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>();
            settings.put("dip.cases.rules[0].code", "MSG1000");
            settings.put("dip.cases.rules[0].remedy", "resend-after");
            settings.put("dip.cases.rules[0].delay", "1s");
            settings.put("dip.cases.rules[0].times", "2");
            settings.put("dip.cases.rules[1].code", "MSG1001");
            settings.put("dip.cases.rules[1].remedy", "route-to-queue");
            settings.put("dip.cases.rules[1].owner", "data quality");
            settings.put("dip.cases.rules[1].deadline", "2d");
            settings.put("dip.cases.rules[2].code", "MSG1002");
            settings.put("dip.cases.rules[2].remedy", "close");
            settings.put("dip.cases.rules[2].delay", "1s");
            settings.put("dip.cases.rules[2].reason", "known and harmless");
            settings.put("dip.cases.rules[3].code", "MSG1004");
            settings.put("dip.cases.rules[3].remedy", "resend-after");
            settings.put("dip.cases.rules[3].delay", "5s"); // long enough for a case to be closed before
            settings.put("dip.cases.rules[3].times", "1");
            settings.put("dip.cases.rules[4].code", "MSG1009");
            settings.put("dip.cases.rules[4].remedy", "fix-and-resend");
            settings.put("dip.cases.rules[4].fix.\"/payload/CustomBlock/B070/appointmentScenario\"", "USP");
            settings.put("dip.cases.rules[4].delay", "1s");
            settings.put("dip.cases.rules[4].times", "1");
            settings.put("dip.cases.rules[5].code", "MSG1010");
            settings.put("dip.cases.rules[5].remedy", "notify");
            settings.put("dip.cases.rules[5].webhook", FakeWebhook.NAME);
            settings.put("dip.cases.settled-after", "1s");
            return settings;
        }
    }

    @BeforeEach
    void connect() {
        egress = new Submitted(vertx, broker);
    }

    @AfterEach
    void disconnect() {
        webhook.refuse(null);
        webhook.release();
        egress.close();
    }

    @Test
    void failureIsSentAnewAndOverWhenTheDipTakesWhatComesOfIt() throws Exception {
        SentMessage failed = failed("MSG1000");
        wire.send(Addresses.SENT, failed.toMessage());

        SubmitMessage anew = awaitAnew(failed);

        JsonObject s1 = new JsonObject(new String(anew.body())).getJsonObject("payload").getJsonObject("CommonBlock").getJsonObject("S1");
        assertThat(s1.containsKey("senderUniqueReference")).isTrue();
        assertThat(s1.getString("senderUniqueReference")).isNull();
        JsonObject waiting = message(failed);
        assertThat(waiting.getJsonObject("resend").getString("key")).isEqualTo(anew.id());
        assertThat(waiting.getString("resolvedAt")).isNull();
        SentMessage taken = Submitted.sent(anew, failed, Outcome.ACCEPTED, "MSG0000");
        wire.send(Addresses.SENT, taken.toMessage());

        Eventually.is(() -> found().getInteger("failing"), failing -> failing == 0);
        JsonObject over = message(failed);
        assertThat(over.getString("resolvedAt")).isNotNull();
        assertThat(over.getJsonObject("resend").getString("submission")).isEqualTo(taken.submission().toString());
        assertThat(over.getJsonObject("resend").getString("by")).isEqualTo("rule");
    }

    @Test
    void failureIsSentAnewSoManyTimesAndNoMore() throws Exception {
        SentMessage first = failed("MSG1000");
        wire.send(Addresses.SENT, first.toMessage());
        SentMessage second = Submitted.sent(awaitAnew(first), first, Outcome.FAILED, "MSG1000");
        wire.send(Addresses.SENT, second.toMessage());
        SentMessage third = Submitted.sent(awaitAnew(second), second, Outcome.FAILED, "MSG1000");
        wire.send(Addresses.SENT, third.toMessage());
        Eventually.is(() -> found().getInteger("failures"), failures -> failures == 3);

        SentMessage other = failed("MSG1000");
        wire.send(Addresses.SENT, other.toMessage());
        awaitAnew(other);

        assertThat(egress.of(third)).isEmpty();
        assertThat(message(third).getString("resendAt")).isNull();
        assertThat(found().getInteger("failing")).isEqualTo(2);
    }

    @Test
    void failureIsMendedAndSentAnewWhereTheFixLeadsSomewhere() throws Exception {
        SentMessage other = Ours.withBody(failed("MSG1009"), "{\"payload\":{\"CustomBlock\":{}}}");
        wire.send(Addresses.SENT, other.toMessage());
        SentMessage failed = Ours.whole(failed("MSG1009"));
        wire.send(Addresses.SENT, failed.toMessage());

        SubmitMessage anew = awaitAnew(failed);

        String fix = "{\"/payload/CustomBlock/B070/appointmentScenario\":\"USP\"}";
        assertThat(new String(anew.body())).contains("\"appointmentScenario\":\"USP\"");
        assertThat(message(failed).getJsonObject("resend").getJsonObject("fix")).isEqualTo(new JsonObject(fix));
        Eventually.is(() -> message(other).getString("unmended"),
                why -> why != null && why.startsWith("/payload/CustomBlock/B070/appointmentScenario: "));
        assertThat(message(other).getString("resendAt")).isNull();
        assertThat(egress.of(other)).isEmpty();
        JsonArray history = api.json("cases/" + found().getLong("id")).getJsonArray("history");
        assertThat(history.getJsonObject(0).getString("by")).isEqualTo("rule");
        assertThat(history.getJsonObject(0).getString("after")).contains("leads nowhere");
        assertThat(history.getJsonObject(1).getString("after")).isEqualTo("fix-and-resend: " + fix);
        SentMessage stillWrong = Submitted.sent(anew, failed, Outcome.FAILED, "MSG1009");
        wire.send(Addresses.SENT, stillWrong.toMessage());
        Eventually.is(() -> found().getInteger("failures"), failures -> failures == 3);
        assertThat(message(stillWrong).getString("resendAt")).isNull();
    }

    @Test
    void whatIsToldAgainIsSentAnewOnce() throws Exception {
        SentMessage failed = failed("MSG1000");
        wire.send(Addresses.SENT, failed.toMessage());
        wire.send(Addresses.SENT, failed.toMessage());
        awaitAnew(failed);
        wire.send(Addresses.SENT, failed.toMessage());
        SentMessage other = failed("MSG1000");
        wire.send(Addresses.SENT, other.toMessage());

        awaitAnew(other);

        assertThat(egress.of(failed)).hasSize(1);
    }

    @Test
    void whatEgressRefusesStaysSaysWhyAndIsSentAnewByPeopleAlone() throws Exception {
        SentMessage failed = Ours.whole(failed("MSG1000"));
        wire.send(Addresses.SENT, failed.toMessage());
        SubmitMessage vain = awaitAnew(failed);

        wire.send(vain.answerAt(), Submitted.refused(vain, FIELD).toMessage());

        Eventually.is(() -> message(failed).getString("unmended"), why -> (FIELD + ": One of MCA, USP.").equals(why));
        assertThat(message(failed).getJsonObject("resend")).isNull();
        assertThat(message(failed).getString("resendAt")).isNull();
        assertThat(message(failed).getString("resolvedAt")).isNull();
        SentMessage other = failed("MSG1000");
        wire.send(Addresses.SENT, other.toMessage());
        awaitAnew(other);
        assertThat(egress.of(failed)).hasSize(1);
        String path = "cases/" + found().getLong("id") + "/messages/" + failed.submission() + "/resend";
        Api.ok(api.send("POST", path, "{\"fix\": {\"" + FIELD + "\": \"USP\"}}"), 202);
        SubmitMessage anew = Eventually.is(() -> egress.of(failed), handedOver -> handedOver.size() == 2).getLast();
        assertThat(vain.id()).endsWith("-1");
        assertThat(anew.id()).endsWith("-2");
        assertThat(message(failed).getString("unmended")).isNull();
        wire.send(Addresses.SENT, Submitted.sent(anew, failed, Outcome.ACCEPTED, "MSG0000").toMessage());
        Eventually.is(() -> message(failed).getString("resolvedAt"), at -> at != null);
    }

    @Test
    void refusalCountsOnceHoweverOftenItIsToldAndOnlyWhileItIsTheLastWord() throws Exception {
        SentMessage failed = failed("MSG1000");
        wire.send(Addresses.SENT, failed.toMessage());
        SubmitMessage vain = awaitAnew(failed);

        try (ExecutorService copies = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> told = IntStream.range(0, 8).mapToObj(copy -> copies.submit(() -> refuse(vain))).toList();
            int counted = 0;
            for (Future<Integer> copy : told) {
                counted += copy.get();
            }
            assertThat(counted).isOne();
        }

        assertThat(entries()).filteredOn(Objects::nonNull).filteredOn(after -> after.startsWith("egress refuses")).hasSize(1);
        Api.ok(api.send("POST", "cases/" + found().getLong("id") + "/messages/" + failed.submission() + "/resend", ""), 202);
        JsonObject resend = message(failed).getJsonObject("resend");
        assertThat(refuse(vain)).isZero();
        assertThat(message(failed).getJsonObject("resend")).isEqualTo(resend);
        SubmitMessage anew = Eventually.is(() -> egress.of(failed), handedOver -> handedOver.size() == 2).getLast();
        wire.send(Addresses.SENT, Submitted.sent(anew, failed, Outcome.ACCEPTED, "MSG0000").toMessage());
        Eventually.is(() -> message(failed).getString("resolvedAt"), at -> at != null);
        assertThat(refuse(anew)).isZero();
    }

    @Test
    void whatGoesThroughAfterARefusalIsOver() throws Exception {
        SentMessage failed = failed("MSG1000");
        wire.send(Addresses.SENT, failed.toMessage());
        SubmitMessage anew = awaitAnew(failed);
        wire.send(anew.answerAt(), Submitted.refused(anew, 409, "{\"detail\": \"Used before.\", \"where\": null}").toMessage());
        Eventually.is(() -> message(failed).getString("unmended"), "Used before."::equals);

        wire.send(Addresses.SENT, Submitted.sent(anew, failed, Outcome.ACCEPTED, "MSG0000").toMessage());

        Eventually.is(() -> message(failed).getString("resolvedAt"), at -> at != null);
    }

    @Test
    void whatEgressHoldsIsShownUntilItIsSent() throws Exception {
        SentMessage failed = failed("MSG1000");
        SentMessage other = failed("MSG1000");
        wire.send(Addresses.SENT, failed.toMessage());
        wire.send(Addresses.SENT, other.toMessage());
        SubmitMessage anew = awaitAnew(failed);
        SubmitMessage alike = awaitAnew(other);
        UUID submission = UUID.randomUUID();

        wire.send(alike.answerAt(), Submitted.taken(alike, UUID.randomUUID(), "waiting").toMessage());
        wire.send(anew.answerAt(), Submitted.taken(anew, submission, "held").toMessage());

        Eventually.is(() -> message(failed).getJsonObject("resend").getString("held"), held -> submission.toString().equals(held));
        assertThat(message(other).getJsonObject("resend").getString("held")).isNull();
        wire.send(Addresses.SENT, Submitted.sent(anew, failed, Outcome.ACCEPTED, "MSG0000").toMessage());
        Eventually.is(() -> message(failed).getString("resolvedAt"), at -> at != null);
        assertThat(message(failed).getJsonObject("resend").getString("held")).isNull();
    }

    @Test
    void failureOfAClosedCaseIsNotSentAnew() throws Exception {
        SentMessage failed = failed("MSG1004");
        wire.send(Addresses.SENT, failed.toMessage());
        JsonObject opened = Eventually.is(this::found, found -> found != null);
        Api.ok(api.send("PATCH", "cases/" + opened.getLong("id"), "{\"version\": 0, \"state\": \"closed\", \"reason\": \"by hand\"}"), 200);
        SentMessage other = failed("MSG1004");
        wire.send(Addresses.SENT, other.toMessage());

        awaitAnew(other);

        assertThat(egress.of(failed)).isEmpty();
    }

    @Test
    void caseHasOwnerAndDeadlineOfItsRule() throws Exception {
        wire.send(Addresses.SENT, failed("MSG1001").toMessage());

        JsonObject opened = Eventually.is(this::found, found -> found != null);

        assertThat(opened.getString("remedy")).isEqualTo("route-to-queue");
        assertThat(opened.getString("owner")).isEqualTo("data quality");
        assertThat(opened.getInstant("deadline")).isAfter(opened.getInstant("firstSeen"));
        assertThat(opened.getInteger("version")).isZero();
    }

    @Test
    void webhookThatTheRuleNamesIsToldWhileTheOtherIsDead() throws Exception {
        webhook.refuse(interfaceId);
        wire.send(Addresses.SENT, failed("MSG1010").toMessage());
        wire.send(Addresses.SENT, failed("MSG1003").toMessage());

        Posted posted = Eventually.is(() -> webhook.about(FakeWebhook.NAME, interfaceId), all -> !all.isEmpty()).getFirst();

        JsonObject content = new JsonObject(new String(posted.body()));
        assertThat(content.getJsonObject("about").getString("code")).isEqualTo("MSG1010");
        assertThat(content.getJsonObject("about").getString("webhook")).isEqualTo(FakeWebhook.NAME);
        assertThat(content.getString("notice")).isEqualTo(posted.id());
        JsonObject toAll = Eventually.is(() -> notice(content, null), notice -> notice.getString("webhook").equals("dead"));
        Eventually.is(() -> notice(content, FakeWebhook.NAME), notice -> notice.getString("webhook").equals("delivered"));
        webhook.refuse(null);
        Api.ok(api.send("POST", "notices/" + toAll.getLong("id") + "/again", ""), 200);
        Eventually.is(() -> notice(content, null), notice -> notice.getString("webhook").equals("delivered"));
        assertThat(webhook.about("", interfaceId)).extracting(Posted::id).contains(posted.id());
        assertThat(webhook.about(FakeWebhook.NAME, interfaceId)).hasSize(1);
    }

    @Test
    void webhookThatDoesNotAnswerKeepsNoOtherWaiting() throws Exception {
        webhook.hold();
        wire.send(Addresses.SENT, failed("MSG1003").toMessage());
        Eventually.is(webhook::isHolding, holding -> holding);
        wire.send(Addresses.SENT, failed("MSG1010").toMessage());

        Posted posted = Eventually.is(() -> webhook.about(FakeWebhook.NAME, interfaceId), all -> !all.isEmpty()).getFirst();

        assertThat(notice(new JsonObject(new String(posted.body())), null).getString("webhook")).isEqualTo("waiting");
        webhook.release();
        Eventually.is(() -> webhook.about("", interfaceId), all -> !all.isEmpty());
    }

    @Test
    void quietCaseIsClosedByItsRule() throws Exception {
        wire.send(Addresses.SENT, failed("MSG1002").toMessage());

        JsonObject closed = Eventually.is(this::found, found -> found != null && found.getString("state").equals("closed"));

        assertThat(closed.getString("reason")).isEqualTo("known and harmless");
        JsonObject entry = api.json("cases/" + closed.getLong("id")).getJsonArray("history").getJsonObject(0);
        assertThat(entry.getString("by")).isEqualTo("rule");
        assertThat(entry.getString("before")).isEqualTo("open");
        assertThat(entry.getString("after")).isEqualTo("closed: known and harmless");
    }

    @Test
    void caseIsClosedWhenNothingOfItFailsAnyMore() throws Exception {
        SentMessage accepted = failed("MSG1001");
        wire.send(Addresses.SENT, accepted.toMessage());
        wire.send(Addresses.SENT, failed("MSG1003").toMessage());
        Eventually.is(() -> cases("").size(), cases -> cases == 2);

        wire.send(Addresses.INBOUND_STATUS, Ours.delivered(Ours.status(accepted, "MSG0000 - Success")).toMessage());

        JsonObject closed = Eventually.is(() -> cases("&state=closed"), cases -> !cases.isEmpty()).getJsonObject(0);
        assertThat(closed.getString("code")).isEqualTo("MSG1001");
        assertThat(closed.getInteger("failing")).isZero();
        JsonObject entry = api.json("cases/" + closed.getLong("id")).getJsonArray("history").getJsonObject(0);
        assertThat(entry.getString("by")).isEqualTo("status-service");
        assertThat(entry.getString("after")).isEqualTo("closed: none of its messages fails any more");
        assertThat(cases("&state=open").getJsonObject(0).getString("code")).isEqualTo("MSG1003");
    }

    /** As it went to one of the webhooks. */
    private JsonObject notice(JsonObject content, String to) throws Exception {
        return api.json("notices?case=" + content.getJsonObject("about").getLong("id")).getJsonArray("items").stream().map(JsonObject.class::cast)
                .filter(notice -> Objects.equals(notice.getString("to"), to) && notice.getString("notice").equals(content.getString("notice")))
                .findFirst().orElseThrow();
    }

    private int refuse(SubmitMessage handedOver) throws SQLException {
        return transactions.in(connection -> resends.refused(connection,
                List.of(new Resends.Refused(handedOver.id(), new Unmended(null, null, "No.")))));
    }

    private List<String> entries() throws Exception {
        return api.json("cases/" + found().getLong("id")).getJsonArray("history").stream()
                .map(entry -> ((JsonObject) entry).getString("after")).toList();
    }

    private SentMessage failed(String code) {
        return Ours.sent(interfaceId, Outcome.FAILED, 400, code);
    }

    private SubmitMessage awaitAnew(SentMessage failed) throws Exception {
        return Eventually.is(() -> egress.of(failed), handedOver -> !handedOver.isEmpty()).getFirst();
    }

    /** The newest case of this test; null while there is none. */
    private JsonObject found() throws Exception {
        JsonArray cases = cases("");
        return cases.isEmpty() ? null : cases.getJsonObject(0);
    }

    private JsonArray cases(String more) throws Exception {
        return api.json("cases?interface=" + interfaceId + more).getJsonArray("items");
    }

    private JsonObject message(SentMessage of) throws Exception {
        return api.json("cases/" + found().getLong("id") + "/messages").getJsonArray("items").stream().map(JsonObject.class::cast)
                .filter(message -> message.getString("submission").equals(of.submission().toString())).findFirst().orElseThrow();
    }
}
