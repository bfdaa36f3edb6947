package dip.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dip.egress.FakeDip.Reply;
import dip.embedded.EmbeddedBroker;
import dip.embedded.EmbeddedServices;
import dip.messaging.BrokerSettings;
import dip.messaging.SentMessage.Outcome;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What the service needs is away for a while. */
@QuarkusTest
@TestProfile(ServiceSettings.class)
@QuarkusTestResource(value = EmbeddedServices.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = FakeDipResource.class, restrictToAnnotatedClass = true)
class OutageTest {

    @TestHTTPResource
    URI uri;
    @Inject
    Vertx vertx;
    @Inject
    BrokerSettings settings;

    EmbeddedBroker broker;

    private FakeDip dip;

    @Test
    void withoutABrokerMessagesAreSentAndOthersAreToldWhenItIsBack() throws Exception {
        dip.reply(call -> Reply.ACCEPTED);
        Service service = new Service(uri);
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
