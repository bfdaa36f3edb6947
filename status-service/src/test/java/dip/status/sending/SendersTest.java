package dip.status.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dip.client.ClientSettings;
import dip.client.DipClient;
import dip.client.Endpoint;
import dip.client.Outcome;
import dip.client.Outcome.Accepted;
import dip.client.Outcome.Tried;
import dip.messaging.AmqpPublisher;
import dip.messaging.JournalEntry;
import dip.model.response.StandardResponse.Item;
import dip.sending.Transactions;
import dip.sending.call.Callers;
import dip.sending.relay.Relay;
import dip.sending.relay.RelayTable;
import dip.service.participants.Participants;
import dip.status.FakeDip.Posted;
import dip.status.StatusTest;
import dip.status.StatusConfig;
import dip.status.Statuses;
import dip.status.Verdicts;
import dip.status.outbox.NewStatus;
import dip.status.outbox.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many status messages at once, and several copies of the service. */
@QuarkusTest
class SendersTest extends StatusTest {

    private static final byte[] EMPTY = {'[', ']'};

    @Inject
    Participants participants;
    @Inject
    StatusConfig config;
    @Inject
    Outbox outbox;
    @Inject
    Batches batches;
    @Inject
    Transactions transactions;
    @Inject
    AmqpPublisher publisher;
    @Inject
    RelayTable relayTable;
    @Inject
    MeterRegistry registry;
    @Inject
    Senders senders;
    @Inject
    ClientSettings clientSettings;
    @Inject
    DipClient client;
    @Inject
    Callers callers;

    @Test
    void manyGoInFewCalls() throws Exception {
        List<NewStatus> statuses = Statuses.many(Verdicts.RECIPIENT, 450);

        add(statuses);

        List<Posted> posted = received(450);
        assertThat(posted).hasSizeLessThanOrEqualTo(4).allMatch(call -> call.items().size() <= 200);
        assertThat(transactions(posted)).containsExactlyInAnyOrderElementsOf(statuses.stream().map(NewStatus::messageKey).toList());
    }

    @Test
    void refusedBatchIsSplitUntilTheBadOneIsAlone() throws Exception {
        List<NewStatus> statuses = Statuses.many(Verdicts.RECIPIENT, 11);
        NewStatus bad = statuses.get(6);
        dip.answer(call -> call.body().contains(bad.messageKey()) ? 400 : 201);

        add(statuses);

        JournalEntry.Call call = wire.call(bad.itemId());
        while (call.itemIds().size() > 1) {
            assertThat(call.outcome()).isEqualTo("refused");
            call = wire.call(bad.itemId());
        }
        assertThat(call.outcome()).isEqualTo("refused");
        List<Posted> taken = new ArrayList<>();
        while (transactions(taken).size() < 10) {
            Posted next = dip.next();
            if (!next.body().contains(bad.messageKey())) {
                taken.add(next);
            }
        }
        assertThat(transactions(taken)).doesNotHaveDuplicates().doesNotContain(bad.messageKey());
    }

    @Test
    void copiesShareTheWork() throws Exception {
        Relay relay = new Relay(transactions, publisher, relayTable, config.relaying(), registry);
        Senders copy = new Senders(participants, config, outbox, batches, relay, clientSettings);
        copy.start();
        try {
            List<NewStatus> statuses = Statuses.many(Verdicts.RECIPIENT, 2000);
            for (int i = 0; i < 2000; i += 100) {
                add(statuses.subList(i, i + 100));
                copy.wake(Verdicts.RECIPIENT);
            }

            assertThat(transactions(received(2000))).doesNotHaveDuplicates();
        } finally {
            copy.stop();
        }
    }

    @Test
    void whatIsInTheOutboxIsSentAfterARestart() throws Exception {
        senders.stop();
        List<NewStatus> statuses = Statuses.many(Verdicts.RECIPIENT, 5);
        add(statuses);
        assertThat(dip.soFar()).isEmpty();

        senders.start();

        assertThat(transactions(received(5))).containsExactlyInAnyOrderElementsOf(statuses.stream().map(NewStatus::messageKey).toList());
    }

    @Test
    void afterManyFailuresCallsAreNotEvenTried() throws Exception {
        dip.answer(call -> 503);
        assertThat(callsUntilOpen()).isLessThanOrEqualTo(20);
        int before = dip.soFar().size();
        assertThat(callsUntilOpen()).isZero();
        assertThat(dip.soFar()).hasSize(before);

        dip.answer(call -> 201);

        assertThat(firstTried()).isInstanceOf(Accepted.class);
    }

    private int callsUntilOpen() throws InterruptedException {
        int tried = 0;
        while (call() instanceof Tried) {
            tried++;
        }
        return tried;
    }

    private Outcome firstTried() throws InterruptedException {
        while (true) {
            if (call() instanceof Tried outcome) {
                return outcome;
            }
            Thread.onSpinWait();
        }
    }

    private Outcome call() throws InterruptedException {
        return client.post(callers.of(participants.find(Verdicts.RECIPIENT).orElseThrow()), Endpoint.STATUS_MESSAGE, EMPTY);
    }

    private void add(List<NewStatus> statuses) throws Exception {
        outbox.add(statuses);
        senders.wake(Verdicts.RECIPIENT);
    }

    private List<Posted> received(int statuses) throws InterruptedException {
        List<Posted> posted = new ArrayList<>();
        while (transactions(posted).size() < statuses) {
            posted.add(dip.next());
        }
        return posted;
    }

    private static List<String> transactions(List<Posted> posted) {
        return posted.stream().flatMap(call -> call.items().stream()).map(Item::transactionId).toList();
    }
}
