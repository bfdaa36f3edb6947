package dip.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dip.embedded.EmbeddedBroker;
import dip.messaging.Addresses.Reader;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueueCheckTest {

    private final Vertx vertx = Vertx.vertx();
    private final EmbeddedBroker broker = EmbeddedBroker.start(
            EmbeddedBroker.Settings.inMemory(Topology.ofInterfaces(List.of("IF-036"))));
    private final BrokerSettings settings = BrokerSettings.artemis(broker.host(), broker.port(), null, null);

    @AfterEach
    void stop() throws Exception {
        Await.done(vertx.close());
        broker.close();
    }

    @Test
    void theWholeTopologyIsThere() throws Exception {
        QueueCheck check = new QueueCheck(settings);
        for (Topology.Address address : Topology.ofInterfaces(List.of("IF-036")).addresses()) {
            check.sends(address.name());
        }

        Await.done(check.reads(Addresses.VERDICTS, Reader.STATUS).reads(Addresses.JOURNAL, null).run(vertx, "check"));
    }

    @Test
    void everythingThatIsMissingIsNamed() throws Exception {
        QueueCheck check = new QueueCheck(settings)
                .sends(Addresses.VERDICTS)
                .sends("dip.validated.IF-999")
                .reads(Addresses.VERDICTS, Reader.VALIDATION)
                .reads("dip.nowhere", null);

        Throwable failure = Await.failure(check.run(vertx, "check"));

        assertThat(failure).isInstanceOf(QueueCheck.Missing.class)
                .hasMessageContaining("dip.validated.IF-999")
                .hasMessageContaining("dip.verdicts::dip.verdicts.validation")
                .hasMessageContaining("dip.nowhere");
    }
}
