package dip.validation.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dip.embedded.EmbeddedBroker;
import dip.embedded.EmbeddedServices;
import dip.embedded.PostgresServer;
import dip.messaging.BrokerSettings;
import dip.messaging.InboundItem;
import dip.messaging.Verdict.Outcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Settings.class)
@QuarkusTestResource(value = EmbeddedServices.class, restrictToAnnotatedClass = true)
class OutageTest {

    private static final int ITEMS = 300;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Vertx vertx;
    @Inject
    BrokerSettings settings;
    @TestHTTPResource("/q/health/ready")
    URI ready;
    EmbeddedBroker broker;
    PostgresServer postgresServer;
    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire(vertx, settings);
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void whilePostgresIsAwayItemsWaitAndThenEachIsDecidedOnce() throws Exception {
        List<InboundItem> items = items("away", 1000);
        send(items.subList(0, 100));
        postgresServer.away();
        send(items.subList(100, 200));
        awaitReadiness(503);
        send(items.subList(200, ITEMS));
        postgresServer.back();
        awaitEach(items);
        awaitReadiness(200);
    }

    @Test
    void aBrokerThatCameBackIsReadAgain() throws Exception {
        broker.close();
        awaitReadiness(503);
        try (EmbeddedBroker again = broker.restart()) {
            awaitReadiness(200);
            List<InboundItem> items = items("broker", 2000);
            send(items);
            awaitEach(items);
        }
    }

    private static List<InboundItem> items(String word, int content) {
        List<InboundItem> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            items.add(Messages.item(Messages.message("T-" + word + i, word + i, content + i)));
        }
        return items;
    }

    private void send(List<InboundItem> items) throws Exception {
        for (InboundItem item : items) {
            wire.send(item);
        }
    }

    private void awaitEach(List<InboundItem> items) throws InterruptedException {
        for (InboundItem item : items) {
            assertThat(wire.verdict(item.itemId()).outcome()).isEqualTo(Outcome.ACCEPTED);
            assertThat(wire.validated(item.itemId()).itemId()).isEqualTo(item.itemId());
        }
    }

    private void awaitReadiness(int status) throws Exception {
        Instant end = Instant.now().plus(LIMIT);
        int last = 0;
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (last != status && Instant.now().isBefore(end)) {
                last = client.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding()).statusCode();
            }
        }
        assertThat(last).isEqualTo(status);
    }
}
