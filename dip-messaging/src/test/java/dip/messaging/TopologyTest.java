package dip.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dip.model.catalogue.Catalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopologyTest {

    @Test
    void sharedAddressesAreThoseThatTheAddressesCallShared() {
        assertThat(Topology.of(Catalogue.builtIn()).addresses())
                .allMatch(address -> address.shared() == Addresses.isShared(address.name()));
    }

    @Test
    void everyReaderHasAQueueAndEveryInterfaceAnAddress() {
        assertThat(Topology.ofInterfaces(List.of("IF-036")).addresses().stream().flatMap(a -> a.queues().stream()))
                .containsExactlyInAnyOrder(
                        "dip.inbound.registration.validation", "dip.inbound.registration.audit",
                        "dip.inbound.consumption.validation", "dip.inbound.consumption.audit",
                        "dip.inbound.report.validation", "dip.inbound.report.audit",
                        "dip.inbound.status.status", "dip.inbound.status.audit", "dip.verdicts.status", "dip.verdicts.audit",
                        "dip.sent.status", "dip.sent.audit", "dip.submit", "dip.submitted", "dip.resubmitted",
                        "dip.notifications", "dip.journal", "dip.dead-letter", "dip.validated.IF-036");
    }
}
