package dip.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.messaging.Addresses.Reader;
import org.junit.jupiter.api.Test;

class FlavourTest {

    @Test
    void artemisNamesAddressAndQueue() {
        assertThat(Flavour.ARTEMIS.target("dip.verdicts")).isEqualTo("dip.verdicts");
        assertThat(Flavour.ARTEMIS.source("dip.verdicts", Reader.STATUS)).isEqualTo("dip.verdicts::dip.verdicts.status");
        assertThat(Flavour.ARTEMIS.source("dip.journal", null)).isEqualTo("dip.journal");
    }

    @Test
    void serviceBusNamesTopicAndSubscription() {
        assertThat(Flavour.SERVICE_BUS.target("dip.verdicts")).isEqualTo("dip.verdicts");
        assertThat(Flavour.SERVICE_BUS.source("dip.verdicts", Reader.STATUS)).isEqualTo("dip.verdicts/Subscriptions/status");
        assertThat(Flavour.SERVICE_BUS.source("dip.journal", null)).isEqualTo("dip.journal");
    }

    @Test
    void rabbitSendsToExchangesAndReadsQueues() {
        assertThat(Flavour.RABBITMQ.target("dip.inbound.report")).isEqualTo("/exchanges/dip.inbound.report");
        assertThat(Flavour.RABBITMQ.target("dip.journal")).isEqualTo("/queues/dip.journal");
        assertThat(Flavour.RABBITMQ.source("dip.verdicts", Reader.STATUS)).isEqualTo("/queues/dip.verdicts.status");
        assertThat(Flavour.RABBITMQ.source("dip.journal", null)).isEqualTo("/queues/dip.journal");
    }

    @Test
    void aNameIsReadAsPeopleWriteIt() {
        assertThat(Flavour.of("service-bus")).isEqualTo(Flavour.SERVICE_BUS);
        assertThatThrownBy(() -> Flavour.of("kafka")).hasMessage("'kafka' is none of artemis, service-bus, rabbitmq");
    }
}
