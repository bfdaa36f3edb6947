package dip.simulator.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.service.InvalidConfiguration;
import dip.simulator.participant.DipTest;
import dip.simulator.participant.Settings;
import dip.simulator.participant.TestDip;
import dip.simulator.participant.TestWebhooks.Told;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often the DIP tries, as an operator sets it and a recipient meets it. */
@QuarkusTest
class RetryTest extends DipTest {

    @AfterEach
    void asConfigured() {
        control.delete("retries");
    }

    @Test
    void aDeliveryIsTriedAsOftenAsTheTableSays() {
        assertThat(control.put("retries", "{\"attempts\":2,\"firstMs\":1,\"longestMs\":1}").statusCode()).isEqualTo(200);
        TestDip.webhooks().behave(call -> Told.status(503));

        String transactionId = send(TestDip.DISTRIBUTOR);

        assertThat(steps(transactionId, steps -> steps.size() == 6)).endsWith("Addressing:SentToTopic",
                "Outbound:Retrying", "Outbound:Retrying", "Outbound:RetriesExhausted");
    }

    @Test
    void aRecipientThatComesBackInTimeGetsTheMessage() {
        AtomicInteger calls = new AtomicInteger();
        control.put("retries", "{\"attempts\":9,\"firstMs\":1,\"longestMs\":1}");
        TestDip.webhooks().behave(call -> Told.status(calls.incrementAndGet() < 9 ? 503 : 201));

        String transactionId = send(TestDip.DISTRIBUTOR);

        assertThat(steps(transactionId, steps -> steps.size() == 12)).endsWith("Outbound:Retrying", "Outbound:Delivered");
    }

    @Test
    void theTableOfTheSettingsHoldsAgainAfterwards() {
        String configured = control.get("retries").body();
        control.put("retries", "{\"attempts\":2,\"firstMs\":5,\"longestMs\":6}");
        assertThat(control.get("retries").body()).isEqualTo("{\"attempts\":2,\"firstMs\":5,\"longestMs\":6}");

        control.delete("retries");

        assertThat(control.get("retries").body()).isEqualTo(configured).contains("\"attempts\":4");
    }

    @Test
    void waitsDoubleUpToTheLongest() {
        RetryTable table = new RetryTable(8, 200, 1500);

        assertThat(IntStream.rangeClosed(1, 5).mapToObj(table::waitAfter)).containsExactly(200L, 400L, 800L, 1500L, 1500L);
        assertThat(new RetryTable(8, 0, 10).waitAfter(7)).isZero();
    }

    @Test
    void aTableThatCannotBeIsRefusedWithASentenceAndStopsTheStart() {
        assertThat(control.put("retries", "{\"attempts\":0}").body()).contains("attempts is 1 to");
        assertThat(control.put("retries", "{\"attempts\":1,\"firstMs\":2,\"longestMs\":1}").body()).contains("firstMs is 0 to longestMs");
        assertThatThrownBy(() -> new Retries(Settings.of(Map.of("egress.longest-retry", "1ms"))))
                .isInstanceOf(InvalidConfiguration.class).hasMessageStartingWith("dip.simulator.egress.longest-retry:");
    }
}
