package dip.status.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dip.messaging.JournalEntry;
import dip.sending.hold.Holds;
import dip.status.StatusTest;
import dip.status.Statuses;
import dip.status.outbox.NewStatus.Kind;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The outbox in a real Postgres; each test has a participant of its own, for whom nobody sends. */
@QuarkusTest
class OutboxTest extends StatusTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration OVER = Duration.ofMillis(-1);

    @Inject
    Outbox outbox;
    @Inject
    Settlements settlements;
    @Inject
    Holds holds;

    private final String participant = UUID.randomUUID().toString();

    @Test
    void oneOfEachKindAMessage() throws Exception {
        NewStatus status = Statuses.of(participant);
        NewStatus other = new NewStatus(participant, status.messageKey(), Kind.NEGATIVE, status.itemId(), "c", 1, status.item());

        assertThat(outbox.add(List.of(status, status))).isEqualTo(1);
        assertThat(outbox.add(List.of(status, other))).isEqualTo(1);
        assertThat(claimed(10)).hasSize(2);
    }

    @Test
    void claimedOnceUntilTheLeaseIsOver() throws Exception {
        outbox.add(Statuses.many(participant, 3));

        List<Claim> first = outbox.claim(participant, 2, OVER);
        List<Claim> second = claimed(10);

        assertThat(first).extracting(Claim::attempt).containsExactly(1, 1);
        assertThat(second).extracting(Claim::attempt).containsExactlyInAnyOrder(1, 2, 2);
        assertThat(claimed(10)).isEmpty();
        assertThat(outbox.extend(participant, first, LONG)).isFalse();
        assertThat(outbox.extend(participant, second, LONG)).isTrue();
    }

    @Test
    void sameBytesAtEachAttempt() throws Exception {
        outbox.add(List.of(Statuses.of(participant)));

        byte[] first = outbox.claim(participant, 1, OVER).getFirst().json();

        assertThat(claimed(1).getFirst().json()).isEqualTo(first);
    }

    @Test
    void lateFailureCountsForNothingAndLateDeliveryCounts() throws Exception {
        outbox.add(List.of(Statuses.of(participant)));
        List<Claim> late = outbox.claim(participant, 1, OVER);
        List<Claim> current = outbox.claim(participant, 1, OVER);

        settlements.failed(late, call("refused"));
        assertThat(outbox.extend(participant, current, LONG)).isTrue();
        settlements.delivered(late, call("delivered"));
        settlements.again(current, claim -> OVER, call("busy"));

        assertThat(claimed(1)).isEmpty();
    }

    @Test
    void postponedIsDueAfterThePauseAndReleasedDoesNotCount() throws Exception {
        outbox.add(List.of(Statuses.of(participant)));

        settlements.again(claimed(1), claim -> OVER, call("busy"));
        List<Claim> second = claimed(1);
        outbox.release(second, OVER);
        List<Claim> again = claimed(1);
        settlements.again(again, claim -> LONG, call("busy"));

        assertThat(second.getFirst().attempt()).isEqualTo(2);
        assertThat(again.getFirst().attempt()).isEqualTo(2);
        assertThat(claimed(1)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"all", "statusmessage"})
    void nothingIsClaimedWhileItsParticipantIsStopped(String channel) throws Exception {
        String other = UUID.randomUUID().toString();
        outbox.add(Statuses.many(participant, 2));
        outbox.add(Statuses.many(other, 1));
        List<Claim> underWay = outbox.claim(participant, 1, LONG);

        holds.put(participant, channel, "test", "tester");
        assertThat(claimed(10)).isEmpty();
        assertThat(outbox.extend(participant, underWay, LONG)).isFalse();
        assertThat(outbox.claim(other, 10, LONG)).hasSize(1);
        holds.remove(participant, channel);

        assertThat(claimed(10)).hasSize(1);
        assertThat(outbox.extend(participant, underWay, LONG)).isTrue();
    }

    @Test
    void stopForAllIsForEach() throws Exception {
        outbox.add(Statuses.many(participant, 1));

        holds.put("all", "all", "test", "tester");
        try {
            assertThat(claimed(10)).isEmpty();
        } finally {
            holds.remove("all", "all");
        }

        assertThat(claimed(10)).hasSize(1);
    }

    @Test
    void manyClaimersNeverGetTheSame() throws Exception {
        outbox.add(Statuses.many(participant, 400));
        Callable<List<Long>> claimer = () -> {
            List<Long> ids = new ArrayList<>();
            for (List<Claim> claims = claimed(7); !claims.isEmpty(); claims = claimed(7)) {
                claims.forEach(claim -> ids.add(claim.id()));
            }
            return ids;
        };

        List<Long> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<List<Long>> ids : threads.invokeAll(IntStream.range(0, 6).mapToObj(i -> claimer).toList())) {
                all.addAll(ids.get());
            }
        }

        assertThat(all).doesNotHaveDuplicates().hasSize(400);
    }

    @Test
    void onlyWhatWasDeliveredLongAgoIsRemoved() throws Exception {
        outbox.add(Statuses.many(participant, 3));
        settlements.delivered(claimed(1), call("delivered"));
        settlements.failed(claimed(1), call("refused"));

        int removed = outbox.prune(OVER, 1000);

        assertThat(removed).isPositive();
        assertThat(outbox.prune(OVER, 1000)).isZero();
        assertThat(claimed(10)).hasSize(1);
    }

    private List<Claim> claimed(int limit) throws SQLException {
        return outbox.claim(participant, limit, LONG);
    }

    private JournalEntry.Call call(String outcome) {
        return new JournalEntry.Call(UUID.randomUUID().toString(), "c", participant, "https://dip/statusmessage", List.of("i.0"),
                503, outcome, null, 1, 1, "detail", null);
    }
}
