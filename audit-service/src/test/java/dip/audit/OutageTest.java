package dip.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dip.embedded.EmbeddedBroker;
import dip.embedded.EmbeddedServices;
import dip.messaging.Addresses;
import dip.messaging.AmqpPublisher;
import dip.messaging.BrokerSettings;
import dip.messaging.InboundItem;
import dip.messaging.Verdict.Outcome;
import dip.model.catalogue.Lane;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = EmbeddedServices.class, initArgs = @ResourceArg(name = "postgres", value = "false"))
@WithTestResource(RestartablePostgres.class)
class OutageTest {

    RestartablePostgres postgres;
    EmbeddedBroker broker;

    @TestHTTPResource
    String base;

    @Inject
    Vertx vertx;

    @Inject
    BrokerSettings settings;

    @Test
    void whatComesWhileTheDatabaseIsAwayIsJournalledWhenItIsBack() {
        Api api = new Api(base.replaceAll("/$", ""));
        AmqpPublisher publisher = AmqpPublisher.start(vertx, settings, "test");
        Eventually.holds(publisher::isReady);
        Eventually.holds(() -> api.get("/q/health/ready").statusCode() == 200);
        long time = System.currentTimeMillis();
        List<InboundItem> items = IntStream.range(0, 300)
                .mapToObj(index -> Deliveries.one(time + index, Deliveries.message("T-out-" + index))).toList();

        postgres.halt();
        items.forEach(item -> publisher.send(Addresses.inbound(Lane.REGISTRATION), item.toMessage()));
        items.forEach(item -> publisher.send(Addresses.VERDICTS, Deliveries.verdict(item, Outcome.ACCEPTED).toMessage()));
        Eventually.holds(() -> publisher.outstanding() == 0);
        Eventually.holds(() -> api.get("/q/health/ready").statusCode() == 503);
        HttpResponse<byte[]> search = api.get("/messages");
        postgres.restart();

        assertThat(search.statusCode()).isEqualTo(503);
        assertThat(search.headers().firstValue("Retry-After")).isPresent();
        assertThat(api.get("/q/health/live").statusCode()).isEqualTo(200);
        Eventually.holds(() -> broker.depth("dip.inbound.registration.audit") == 0 && broker.depth("dip.verdicts.audit") == 0);
        assertThat(api.json("/messages?limit=1000&state=ACCEPTED").get("messages").findValuesAsText("itemId"))
                .containsExactlyElementsOf(items.reversed().stream().map(InboundItem::itemId).toList());
        assertThat(broker.depth(Addresses.DEAD_LETTER)).isZero();
        Eventually.holds(() -> api.get("/q/health/ready").statusCode() == 200);
        publisher.close().toCompletionStage().toCompletableFuture().join();
    }
}
