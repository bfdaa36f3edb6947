package dip.status;

import dip.embedded.EmbeddedServices;
import dip.messaging.BrokerSettings;
import dip.status.notices.FakeWebhook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the running service share, one application among it: what is around the service, and ways to speak to it. */
@QuarkusTestResource(EmbeddedServices.class)
@QuarkusTestResource(FakeDipResource.class)
@QuarkusTestResource(FakeWebhook.class)
public abstract class StatusTest {

    @TestHTTPResource
    protected URI service;
    @Inject
    protected Vertx vertx;
    @Inject
    protected BrokerSettings broker;

    protected FakeDip dip;
    protected Api api;
    protected Wire wire;

    @BeforeEach
    protected void openWire() {
        dip.answer(call -> 201);
        api = new Api(service);
        wire = new Wire(vertx, broker);
    }

    @AfterEach
    protected void closeWire() {
        wire.close();
    }
}
