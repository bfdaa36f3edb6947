package dip.validation.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dip.embedded.EmbeddedServices;
import dip.messaging.AmqpPublisher;
import dip.messaging.BrokerSettings;
import dip.messaging.DeadLetters;
import dip.messaging.InboundItem;
import dip.messaging.Received;
import dip.messaging.ValidatedMessage;
import dip.messaging.Verdict.Outcome;
import dip.messaging.Verdict;
import dip.model.catalogue.Lane;
import dip.model.validation.Finding;
import dip.validation.Measures;
import dip.validation.duplicates.SeenItems;
import dip.validation.judge.Judge;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(Settings.class)
@QuarkusTestResource(EmbeddedServices.class)
class WayOfAnItemTest {

    @Inject
    Vertx vertx;
    @Inject
    BrokerSettings broker;
    @Inject
    Judge judge;
    @Inject
    SeenItems seenItems;
    @Inject
    Patience patience;
    @Inject
    DeadLetters deadLetters;
    @Inject
    Measures measures;
    private Wire wire;

    @BeforeEach
    void connect() {
        wire = new Wire(vertx, broker);
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void aGoodMessageIsHandedOverAsItCameWithItsMpanAsGroup() throws Exception {
        InboundItem item = Messages.item(Messages.message("T-good", "good", 1));
        wire.send(item);
        Verdict verdict = wire.verdict(item.itemId());
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(verdict.correlationId()).isEqualTo("correlation");
        assertThat(verdict.mpan()).isEqualTo(Messages.MPAN);
        ValidatedMessage validated = wire.validated(item.itemId());
        assertThat(validated.body()).isEqualTo(item.body());
        assertThat(validated.toMessage().getGroupId()).isEqualTo(Messages.MPAN);
        assertThat(validated.transactionId()).isEqualTo("T-good");
        assertThat(validated.warnings()).isZero();
    }

    @Test
    void aWrongMessageGetsAllItsFindingsAndIsNotHandedOver() throws Exception {
        String wrong = Messages.message("T-wrong", "wrong", 2).replace("\"W\"", "\"Q\"").replace("\"SIT\"", "\"PRD\"");
        InboundItem item = Messages.item(wrong);
        wire.send(item);
        Verdict verdict = wire.verdict(item.itemId());
        assertThat(verdict.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(verdict.findings()).extracting(Finding::pointer).containsExactlyInAnyOrder(
                "/payload/CustomBlock/B023/connectionTypeIndicator", "/payload/CommonBlock/S1/environmentTag");
        assertThat(wire.validatedSoFar(item.itemId())).isZero();
    }

    @Test
    void theSameItemAgainGetsTheSameVerdictAgain() throws Exception {
        InboundItem item = Messages.item(Messages.message("T-redelivered", "redelivered", 3));
        wire.send(item);
        Verdict first = wire.verdict(item.itemId());
        wire.send(item);
        assertThat(wire.verdict(item.itemId())).isEqualTo(first);
        assertThat(wire.validated(item.itemId())).usingRecursiveComparison().isEqualTo(wire.validated(item.itemId()));
    }

    @Test
    void aTransactionThatFailedFirstIsAcceptedWhenItComesRight() throws Exception {
        InboundItem failed = Messages.item(Messages.message("T-again", "again", 4).replace("\"W\"", "\"Q\""));
        InboundItem right = Messages.item(Messages.message("T-again", "again", 4));
        InboundItem repeated = Messages.item(Messages.message("T-again", "again", 4));
        wire.send(failed);
        assertThat(wire.verdict(failed.itemId()).outcome()).isEqualTo(Outcome.REJECTED);
        wire.send(right);
        assertThat(wire.verdict(right.itemId()).outcome()).isEqualTo(Outcome.ACCEPTED);
        wire.send(repeated);
        Verdict last = wire.verdict(repeated.itemId());
        assertThat(last.outcome()).isEqualTo(Outcome.REPEATED);
        assertThat(last.duplicateOf()).isEqualTo(right.itemId());
        assertThat(wire.validatedSoFar(repeated.itemId())).isZero();
    }

    @Test
    void aReferenceUsedTwiceIsRejected() throws Exception {
        InboundItem first = Messages.item(Messages.message("T-ref1", "ref", 5));
        InboundItem second = Messages.item(Messages.message("T-ref2", "ref", 6));
        wire.send(first);
        wire.verdict(first.itemId());
        wire.send(second);
        assertThat(wire.verdict(second.itemId()).findings()).extracting(finding -> finding.code().code())
                .containsExactly("RCP1006");
    }

    @Test
    void theSameContentIsHeldBackWhereThePolicySaysSoHoweverItIsWritten() throws Exception {
        InboundItem first = Messages.item(Messages.message("T-content1", "content1", 7));
        String other = Messages.message("T-content2", "content2", 7).replace("\n", "")
                .replace("\"energyDirection\": \"I\", \"meteredIndicator\": false", "\"meteredIndicator\":false,\"energyDirection\":\"\\u0049\"");
        InboundItem second = Messages.item(other);
        wire.send(first);
        wire.verdict(first.itemId());
        wire.send(second);
        Verdict verdict = wire.verdict(second.itemId());
        assertThat(verdict.outcome()).isEqualTo(Outcome.SUPPRESSED);
        assertThat(verdict.duplicateOf()).isEqualTo(first.itemId());
        assertThat(wire.validatedSoFar(second.itemId())).isZero();
    }

    @Test
    void whatIsNoJsonIsRejectedOnAChannelThatChecksNothingElse() throws Exception {
        InboundItem item = Messages.item("IF-044", "{\"payload\": ");
        wire.send(item);
        Verdict verdict = wire.verdict(item.itemId());
        assertThat(verdict.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(verdict.findings()).extracting(finding -> finding.code().code()).containsExactly("RCP1001");
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheOthersOfItsBatchGoTheirWay() throws Exception {
        List<InboundItem> good = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            good.add(Messages.item(Messages.message("T-beside" + i, "beside" + i, 100 + i)));
        }
        Message poison = Proton.message();
        poison.setMessageId("poison");
        poison.setBody(new AmqpValue("no item"));
        InboundItem stranger = new InboundItem(good.getFirst().deliveryId(), 7, 8, "9900000000", "IF-043", 1, null, null, null,
                null, null, "correlation", new byte[0], "{}".getBytes(StandardCharsets.UTF_8), new byte[0]);
        for (int i = 0; i < good.size(); i++) {
            if (i == 10) {
                wire.send(poison);
                wire.send(stranger);
            }
            wire.send(good.get(i));
        }
        assertThat(wire.deadLetter("poison").address()).isEqualTo("dip.inbound.registration");
        assertThat(wire.deadLetter(stranger.itemId()).reason()).contains("9900000000");
        for (InboundItem item : good) {
            assertThat(wire.verdict(item.itemId()).outcome()).isEqualTo(Outcome.ACCEPTED);
        }
    }

    @Test
    void whatTheBrokerDoesNotTakeStaysUnsettledAndIsDecidedOnce() throws Exception {
        InboundItem item = Messages.item(Messages.message("T-unsent", "unsent", 200));
        Unsettled received = new Unsettled(item.toMessage());
        AmqpPublisher nowhere = AmqpPublisher.start(vertx, BrokerSettings.artemis("127.0.0.1", 1, null, null), "nowhere");
        BatchWork work = new BatchWork(judge, seenItems, patience, new Handover(nowhere), deadLetters, measures);
        assertThat(work.handle(Lane.REGISTRATION, List.of(received)).toCompletionStage()).failsWithin(Duration.ofSeconds(30));
        nowhere.close();
        wire.send(item);
        assertThat(wire.verdict(item.itemId()).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    /** A message that must not be settled. */
    private record Unsettled(Message message) implements Received {

        @Override
        public void accept() {
            throw new AssertionError("accepted");
        }

        @Override
        public void release() {
            throw new AssertionError("released");
        }

        @Override
        public void releaseLater() {
            throw new AssertionError("released");
        }

        @Override
        public void reject(String reason) {
            throw new AssertionError("rejected");
        }
    }
}
