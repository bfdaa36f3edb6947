package dip.status.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dip.messaging.Addresses;
import dip.messaging.AmqpConsumer;
import dip.messaging.CaseNotice;
import dip.messaging.Received;
import dip.messaging.SentMessage.Outcome;
import dip.messaging.UnreadableMessage;
import dip.status.Api;
import dip.status.Eventually;
import dip.status.Ours;
import dip.status.StatusTest;
import dip.status.Wire;
import dip.status.notices.FakeWebhook.Posted;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people are told of cases, over the broker and by the webhook. */
@QuarkusTest
class NoticesTest extends StatusTest {

    private static final String PAST = "2026-03-21T19:05:00Z";

    private final String interfaceId = "IF-" + UUID.randomUUID();
    private final List<CaseNotice> told = new CopyOnWriteArrayList<>();

    FakeWebhook webhook;

    private AmqpConsumer reader;

    @BeforeEach
    void connect() {
        reader = AmqpConsumer.start(vertx, broker, "reader", Addresses.NOTIFICATIONS, null, 1000, this::keep);
    }

    @AfterEach
    void disconnect() {
        webhook.refuse(null);
        Wire.await(reader.close());
    }

    @Test
    void openingIsToldOverTheBrokerAndByTheWebhook() throws Exception {
        long id = opened();

        CaseNotice notice = Eventually.is(() -> of(id), notices -> !notices.isEmpty()).getFirst();
        Posted posted = Eventually.is(() -> webhook.about(interfaceId), all -> !all.isEmpty()).getFirst();

        assertThat(notice.kind()).isEqualTo("opened");
        assertThat(notice.webhook()).isNull();
        JsonObject content = new JsonObject(new String(notice.body()));
        assertThat(content.getString("notice")).isEqualTo(notice.id().toString());
        assertThat(content.getJsonObject("about").getLong("id")).isEqualTo(id);
        assertThat(content.getJsonObject("about").getString("code")).isEqualTo("MSG1001");
        assertThat(posted.id()).isEqualTo(notice.id().toString());
        assertThat(posted.body()).isEqualTo(notice.body());
        assertThat(posted.authorization()).isEqualTo("Bearer " + FakeWebhook.TOKEN);
        assertThat(posted.signature()).isEqualTo("sha256=" + hmac(posted.body()));
        Eventually.is(() -> notices(id).getJsonObject(0).getString("webhook"), "delivered"::equals);
    }

    @Test
    void eachTurnOfALifeIsToldOnce() throws Exception {
        long id = opened();
        awaitKinds(id, "opened");

        for (int i = 0; i < 11; i++) {
            fail();
        }
        awaitKinds(id, "opened", "grew");
        patch(id, "{\"version\": 0, \"deadline\": \"%s\"}".formatted(PAST));
        awaitKinds(id, "opened", "grew", "overdue");
        patch(id, "{\"version\": 1, \"state\": \"closed\", \"reason\": \"agreed\"}");
        awaitKinds(id, "opened", "grew", "overdue", "closed");
        patch(id, "{\"version\": 2, \"state\": \"open\"}");
        awaitKinds(id, "opened", "grew", "overdue", "closed", "reopened");
        patch(id, "{\"version\": 3, \"state\": \"closed\", \"reason\": \"agreed again\"}");
        awaitKinds(id, "opened", "grew", "overdue", "closed", "reopened", "closed");
    }

    @Test
    void whatTheWebhookNeverTakesIsDeadAndSeenAndCanBePostedAgain() throws Exception {
        webhook.refuse(interfaceId);
        long id = opened();

        Eventually.is(() -> webhookState(id), "dead"::equals);
        JsonObject dead = notices(id).getJsonObject(0);
        assertThat(dead.getInteger("attempts")).isEqualTo(2);
        assertThat(dead.getString("detail")).contains("500");
        Eventually.is(() -> of(id).size(), size -> size == 1);
        Eventually.is(() -> api.get("q/metrics").body(), metrics -> metrics.lines()
                .anyMatch(line -> line.startsWith("dip_cases_notices_webhook{state=\"dead\"}") && !line.endsWith(" 0.0")));
        webhook.refuse(null);
        Api.ok(api.send("POST", "notices/" + dead.getLong("id") + "/again", ""), 200);

        Eventually.is(() -> webhookState(id), "delivered"::equals);
        assertThat(webhook.about(interfaceId)).hasSize(1);
        assertThat(api.send("POST", "notices/" + dead.getLong("id") + "/again", "").statusCode()).isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notices?webhook=lost", "notices?case=x", "notices?kind=opened", "notices?to="})
    void filterThatCannotBeMeantIsRefused(String path) throws Exception {
        assertThat(api.get(path).statusCode()).isEqualTo(400);
    }

    @Test
    void unknownNoticeIsNotFound() throws Exception {
        assertThat(api.send("POST", "notices/0/again", "").statusCode()).isEqualTo(404);
        assertThat(api.send("POST", "notices/x/again", "").statusCode()).isEqualTo(404);
    }

    private void fail() throws Exception {
        wire.send(Addresses.SENT, Ours.sent(interfaceId, Outcome.FAILED, 400, "MSG1001").toMessage());
    }

    private long opened() throws Exception {
        fail();
        return Eventually.is(() -> api.json("cases?interface=" + interfaceId).getJsonArray("items"), cases -> !cases.isEmpty())
                .getJsonObject(0).getLong("id");
    }

    private void patch(long id, String body) throws Exception {
        Api.ok(api.send("PATCH", "cases/" + id, body), 200);
    }

    private void awaitKinds(long id, String... kinds) throws Exception {
        Eventually.is(() -> of(id).stream().map(CaseNotice::kind).toList(), List.of(kinds)::equals);
    }

    private List<CaseNotice> of(long id) {
        return told.stream().filter(notice -> notice.caseId() == id).toList();
    }

    private JsonArray notices(long id) throws Exception {
        return api.json("notices?case=" + id).getJsonArray("items");
    }

    private String webhookState(long id) throws Exception {
        JsonArray notices = notices(id);
        return notices.isEmpty() ? "none yet" : notices.getJsonObject(0).getString("webhook");
    }

    private static String hmac(byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(FakeWebhook.SECRET.getBytes(), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }

    private void keep(Received received) {
        try {
            told.add(CaseNotice.of(received.message()));
            received.accept();
        } catch (UnreadableMessage e) {
            throw new AssertionError(e);
        }
    }
}
