package dip.ingress;

import dip.embedded.EmbeddedBroker;
import dip.embedded.EmbeddedServices;
import dip.messaging.Addresses;
import dip.messaging.Addresses.Reader;
import dip.model.catalogue.Lane;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The service between a DIP and a broker, both at the test's hand. */
@QuarkusTestResource(value = EmbeddedServices.class, initArgs = @ResourceArg(name = "postgres", value = "false"))
@QuarkusTestResource(IngressTestResource.class)
abstract class IngressTest {

    static final String IF_044 = "/webhooks/" + IngressTestResource.SUPPLIER + "/IF-044";

    @TestHTTPResource(value = "/", tls = true)
    URI server;

    @TestHTTPResource(value = "/", management = true)
    URI managementAddress;

    Management management;

    Dip dip;
    EmbeddedBroker broker;
    String correlationId;
    private Vertx vertx;

    @BeforeEach
    void connect() {
        vertx = Vertx.vertx();
        dip.calls(server);
        management = new Management(managementAddress);
        correlationId = "test-" + UUID.randomUUID();
    }

    @AfterEach
    void disconnect() {
        management.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Posts under this test's correlation ID. */
    Dip.Reply post(String path, String body) throws Exception {
        return dip.post(path, body.getBytes(StandardCharsets.UTF_8),
                request -> request.header("X-Correlation-ID", correlationId));
    }

    Arrivals registrations() {
        return new Arrivals(vertx, broker, Addresses.inbound(Lane.REGISTRATION), Reader.AUDIT);
    }

    Arrivals statusMessages() {
        return new Arrivals(vertx, broker, Addresses.INBOUND_STATUS, Reader.AUDIT);
    }

    Arrivals journal() {
        return new Arrivals(vertx, broker, Addresses.JOURNAL, null);
    }
}
