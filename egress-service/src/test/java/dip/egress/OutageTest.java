package dip.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dip.egress.FakeDip.Reply;
import dip.embedded.EmbeddedBroker;
import dip.embedded.EmbeddedServices;
import dip.embedded.PostgresServer;
import dip.messaging.BrokerSettings;
import dip.messaging.SentMessage.Outcome;
import dip.messaging.SubmittedMessage;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What the service needs is away for a while. */
@QuarkusTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestProfile(ServiceSettings.class)
@WithTestResource(value = EmbeddedServices.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@WithTestResource(FakeDipResource.class)
class OutageTest {

    @TestHTTPResource
    URI uri;
    @Inject
    Vertx vertx;
    @Inject
    BrokerSettings settings;

    EmbeddedBroker broker;
    PostgresServer postgres;

    private FakeDip dip;
    private Service service;

    @BeforeEach
    void connect() {
        dip.reply(call -> Reply.ACCEPTED);
        service = new Service(uri);
    }

    @Test
    @Order(1)
    void whilePostgresIsAwaySubmissionsWaitAndThenEachIsTakenOnce() throws Exception {
        List<String> ids = IntStream.range(0, 30).mapToObj(i -> UUID.randomUUID().toString()).toList();
        try (Wire wire = new Wire(vertx, settings)) {
            postgres.away();
            for (String id : ids) {
                wire.submit(id, null, Messages.any().encode());
            }
            service.awaitReadiness(503);
            assertThat(service.submit(Messages.any().encode(), "over-http").statusCode()).isEqualTo(503);
            postgres.back();

            List<String> references = new ArrayList<>();
            for (String id : ids) {
                SubmittedMessage answer = wire.answer(id);
                assertThat(answer.outcome()).isEqualTo(SubmittedMessage.Outcome.TAKEN);
                JsonObject taken = new JsonObject(new String(answer.body(), StandardCharsets.UTF_8)).getJsonArray("submissions").getJsonObject(0);
                references.add(service.await(taken, "accepted").getString("reference"));
            }

            assertThat(dip.soFar().stream().flatMap(call -> call.references().stream())).containsExactlyInAnyOrderElementsOf(references);
            service.awaitReadiness(200);
        }
    }

    /** The last: it ends the broker of this class. */
    @Test
    @Order(2)
    void withoutABrokerMessagesAreSentAndOthersAreToldWhenItIsBack() throws Exception {
        service.awaitReadiness(200);
        broker.close();
        service.awaitReadiness(503);

        JsonObject taken = service.take(Messages.any()).getFirst();

        service.await(taken, "accepted");
        try (EmbeddedBroker back = broker.restart(); Wire wire = new Wire(vertx, settings)) {
            assertThat(wire.sent(taken).outcome()).isEqualTo(Outcome.ACCEPTED);
            assertThat(wire.call(taken).outcome()).isEqualTo("delivered");
            service.awaitReadiness(200);
        }
    }
}
