package dip.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dip.messaging.Topology;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    @TempDir
    Path data;

    @Test
    void aRestartedBrokerHasItsPortAndQueues() {
        try (EmbeddedBroker first = EmbeddedBroker.start(
                EmbeddedBroker.Settings.durable(data, Topology.ofInterfaces(List.of("IF-036"))))) {
            try (EmbeddedBroker second = first.restart()) {
                assertThat(second.port()).isEqualTo(first.port());
                assertThat(second.depth("dip.inbound.registration.audit")).isZero();
                assertThat(second.depth("dip.validated.IF-036")).isZero();
            }
        }
    }

    @Test
    void asAProcessItEndsWhenToldTo() throws Exception {
        try (ChildProcess broker = ChildProcess.start(BrokerMain.class, "dip.broker.data=" + data, "dip.broker.interfaces=IF-036")) {
            broker.terminate();
        }
        try (ChildProcess broker = ChildProcess.start(BrokerMain.class, "dip.broker.data=" + data, "dip.broker.interfaces=IF-036")) {
            broker.terminate();
        }
    }
}
