package dip.validation.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dip.embedded.EmbeddedServices;
import dip.messaging.BrokerSettings;
import dip.messaging.InboundItem;
import dip.messaging.Verdict;
import dip.messaging.Verdict.Outcome;
import dip.model.catalogue.Catalogue;
import dip.validation.ValidationConfig;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Settings.class)
@QuarkusTestResource(EmbeddedServices.class)
class CompetingCopiesTest {

    private static final int TRANSACTIONS = 200;
    private static final int DELIVERIES = 3;

    @Inject
    Vertx vertx;
    @Inject
    BrokerSettings broker;
    @Inject
    Catalogue catalogue;
    @Inject
    ValidationConfig config;
    @Inject
    BatchWork work;

    @Test
    void ofManyDeliveriesToManyCopiesOneIsHandedOver() throws Exception {
        Map<String, List<InboundItem>> byTransaction = new HashMap<>();
        List<InboundItem> all = new ArrayList<>();
        for (int i = 0; i < TRANSACTIONS * DELIVERIES; i++) {
            int number = i % TRANSACTIONS;
            InboundItem item = Messages.item(Messages.message("T-race" + number, "race" + number, 5000 + number));
            byTransaction.computeIfAbsent("T-race" + number, unseen -> new ArrayList<>()).add(item);
            all.add(item);
        }
        Collections.shuffle(all, new Random(1));
        Lanes second = new Lanes(vertx, broker, catalogue, config, work, new Patience(config));
        second.start(null);
        try (Wire wire = new Wire(vertx, broker)) {
            for (InboundItem item : all) {
                wire.send(item);
            }
            for (List<InboundItem> deliveries : byTransaction.values()) {
                oneIsHandedOver(wire, deliveries);
            }
        } finally {
            second.stop(null);
        }
    }

    private static void oneIsHandedOver(Wire wire, List<InboundItem> deliveries) throws InterruptedException {
        List<Verdict> verdicts = new ArrayList<>();
        for (InboundItem item : deliveries) {
            verdicts.add(wire.verdict(item.itemId()));
        }
        Verdict accepted = verdicts.stream().filter(v -> v.outcome() == Outcome.ACCEPTED).findFirst().orElseThrow();
        wire.validated(accepted.itemId());
        verdicts.remove(accepted);
        assertThat(verdicts).allSatisfy(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(Outcome.REPEATED);
            assertThat(verdict.duplicateOf()).isEqualTo(accepted.itemId());
            assertThat(wire.validatedSoFar(verdict.itemId())).isZero();
        });
    }
}
