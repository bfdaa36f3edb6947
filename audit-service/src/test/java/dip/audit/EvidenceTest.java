package dip.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dip.messaging.InboundItem;
import dip.messaging.JournalEntry;
import dip.messaging.Verdict.Outcome;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EvidenceTest extends JournalTest {

    private static final String BODY = " [" + Deliveries.message("T-a") + "\r\n ,\t" + Deliveries.message("T-b") + ","
            + Deliveries.message("T-c") + "  ]\n";

    @Inject
    DataSource dataSource;

    private List<InboundItem> delivery() {
        return Deliveries.signed(System.currentTimeMillis() - 1000, Deliveries.RECIPIENT, "IF-036", BODY);
    }

    @Test
    void aDeliveryComesBackByteForByteAndItsSignatureIsVerifiedAgain() {
        List<InboundItem> items = delivery();
        journal(items.get(2), items.get(0), Deliveries.certificate());
        journal(items.get(1));

        String path = "/deliveries/" + items.getFirst().deliveryId();
        assertThat(api.get(path + "/body").body()).isEqualTo(BODY.getBytes(StandardCharsets.UTF_8));
        JsonNode report = api.json(path + "/verification");
        assertThat(report.get("valid").asBoolean()).as(report.toString()).isTrue();
        assertThat(report.get("checks").findValuesAsText("result")).containsOnly("PASSED").hasSize(5);
        assertThat(report.get("subject").asText()).contains("dip.test");
        assertThat(report.get("certificateJudgedAt").asLong()).isEqualTo(items.getFirst().receivedAt() - 40);
    }

    @Test
    void aMessageComesBackByteForByte() {
        InboundItem item = delivery().get(1);
        journal(item);

        var response = api.get("/messages/" + item.itemId() + "/body");

        assertThat(response.body()).isEqualTo(item.body());
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
    }

    @Test
    void aLargeMessageComesBackByteForByte() {
        String large = Deliveries.message("T-large").replace("£5", "£5 ".repeat(250_000));
        InboundItem item = Deliveries.one(System.currentTimeMillis(), large);
        journal(item, Deliveries.certificate());

        assertThat(item.body().length).isGreaterThan(990_000);
        assertThat(api.get("/messages/" + item.itemId() + "/body").body()).isEqualTo(item.body());
        assertThat(api.json("/deliveries/" + item.deliveryId() + "/verification").get("valid").asBoolean()).isTrue();
    }

    @Test
    void theEvidenceStandsAsItWasOnTheWire() {
        List<InboundItem> items = delivery();
        InboundItem item = items.getFirst();
        journal(items.toArray());
        journal(Deliveries.certificate());

        JsonNode evidence = api.json("/deliveries/" + item.deliveryId());

        assertThat(evidence.get("signature").asText()).isEqualTo(item.signature());
        assertThat(evidence.get("signatureDate").asText()).isEqualTo(item.signatureDate());
        assertThat(evidence.get("contentHash").asText()).isEqualTo(item.contentHash());
        assertThat(evidence.get("url").asText()).isEqualTo(Deliveries.URL);
        assertThat(evidence.get("certificate").asText()).isEqualTo(SigningIdentity.pem());
        assertThat(evidence.get("correlationId").asText()).isEqualTo(item.correlationId());
        assertThat(evidence.get("complete").asBoolean()).isTrue();
    }

    @Test
    void aDeliveryIsNotGivenBackWhileItemsAreMissing() {
        List<InboundItem> items = delivery();
        journal(items.get(0), items.get(2));

        var response = api.get("/deliveries/" + items.getFirst().deliveryId() + "/body");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Api.parse(response.body()).get("detail").asText()).contains("3 items", "only 2");
        assertThat(api.json("/deliveries/" + items.getFirst().deliveryId()).get("complete").asBoolean()).isFalse();
    }

    @Test
    void aRowThatWasTamperedWithIsDetected() throws SQLException {
        List<InboundItem> items = delivery();
        journal(items.toArray());
        journal(Deliveries.certificate());
        tamper("update audit.item set body = replace(convert_from(body, 'UTF8'), 'T-b', 'T-x')::bytea where delivery_id = ?::uuid",
                items.getFirst().deliveryId().toString());

        JsonNode report = api.json("/deliveries/" + items.getFirst().deliveryId() + "/verification");

        assertThat(report.get("valid").asBoolean()).isFalse();
        assertThat(report.get("checks").findValuesAsText("result"))
                .containsExactly("PASSED", "FAILED", "NOT_REACHED", "NOT_REACHED", "NOT_REACHED");
    }

    @Test
    void aSignatureOfAnotherTextFailsAtTheSignature() {
        InboundItem item = Deliveries.one(System.currentTimeMillis(), Deliveries.message("T-url"));
        InboundItem moved = new InboundItem(item.deliveryId(), 0, 1, item.recipientDipId(), item.channel(), item.receivedAt(),
                item.url() + "x", item.signature(), item.signatureDate(), item.contentHash(), item.certificateFingerprint(),
                item.correlationId(), item.before(), item.body(), item.after());
        journal(moved, Deliveries.certificate());

        JsonNode report = api.json("/deliveries/" + item.deliveryId() + "/verification");

        assertThat(report.get("checks").findValuesAsText("result"))
                .containsExactly("PASSED", "PASSED", "PASSED", "PASSED", "FAILED");
    }

    @Test
    void aDeliveryRefusedForItsFormIsKeptAndFound() {
        byte[] body = "this is no JSON \0 \u00ff".getBytes(StandardCharsets.ISO_8859_1);
        String correlationId = Deliveries.unique("c-");
        InboundItem item = new InboundItem(Deliveries.deliveryId(System.currentTimeMillis()), 0, 0, Deliveries.RECIPIENT, "IF-036",
                System.currentTimeMillis(), Deliveries.URL, null, null, null, null, correlationId, new byte[0], body, new byte[0]);
        journal(new JournalEntry.Refused(item, List.of(Deliveries.FINDING), 400));

        JsonNode found = api.json("/messages?state=REFUSED&interface=IF-036&correlationId=" + correlationId).get("messages");
        assertThat(found).hasSize(1);
        JsonNode detail = api.json("/messages/" + item.itemId());
        assertThat(detail.get("httpStatus").asInt()).isEqualTo(400);
        assertThat(detail.get("findings").get(0).get("rule").asText()).isEqualTo("mpan-check-digit");
        assertThat(api.get("/deliveries/" + item.deliveryId() + "/body").body()).isEqualTo(body);
        assertThat(api.json("/deliveries/" + item.deliveryId() + "/verification").get("checks").get(0).get("result").asText())
                .isEqualTo("FAILED");
    }

    @Test
    void theJournalRefusesChanges() {
        InboundItem item = Deliveries.one(System.currentTimeMillis(), Deliveries.message("T-immutable"));
        journal(item, Deliveries.verdict(item, Outcome.ACCEPTED),
                Deliveries.call("immutable", item.receivedAt(), "delivered", List.of(item)),
                Deliveries.call("immutable-sent", item.receivedAt(), Deliveries.deliveryId(item.receivedAt())), Deliveries.certificate());

        for (String table : List.of("delivery", "item", "judgement", "call", "item_call", "submission_call", "certificate")) {
            Assertions.assertThatThrownBy(() -> execute("delete from audit." + table)).as(table)
                    .isInstanceOf(SQLException.class).hasMessageContaining("append-only");
        }
        Assertions.assertThatThrownBy(() -> execute("update audit.judgement set outcome = 'REJECTED'"))
                .isInstanceOf(SQLException.class).hasMessageContaining("append-only");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void tamper(String sql, String parameter) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            try (var statement = connection.createStatement()) {
                statement.execute("set session_replication_role = replica");
                try (PreparedStatement update = connection.prepareStatement(sql)) {
                    update.setString(1, parameter);
                    assertThat(update.executeUpdate()).isPositive();
                }
                statement.execute("set session_replication_role = origin");
            }
        }
    }
}
