package dip.simulator.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dip.model.validation.ValidationSettings;
import dip.simulator.channel.DipApi;
import dip.simulator.participant.ApiCalls;
import dip.simulator.participant.MiniSuite;
import dip.simulator.participant.TestDip;
import dip.simulator.participant.TestWebhooks.Told;
import dip.simulator.run.Run.Phase;
import dip.simulator.traffic.Defect;
import dip.simulator.traffic.Profile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole runs against a participant that does what a suite does. */
@QuarkusTest
@QuarkusTestResource(TestDip.class)
class RunTest {

    private static final List<String> US = List.of(TestDip.SUPPLIER);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    @Inject
    Runs runs;

    @Inject
    DipApi api;

    @Inject
    ValidationSettings rules;

    @Inject
    Vertx vertx;

    @BeforeEach
    void participant() {
        TestDip.webhooks().behave(new MiniSuite(new ApiCalls(vertx, api.url(), TestDip.SUPPLIER)));
    }

    @Test
    void everyMessageOfAMixedRunEndsAsExpected() throws InterruptedException {
        Run run = finished(new RunRequest(Profile.MIXED, 7L, 600, 0.0, 0.2, 5, US));

        assertThat(unexpected(run)).isEmpty();
        assertThat(run.entries()).hasSize(600);
        assertThat(run.progress().phase()).isEqualTo(Phase.DONE);
        assertThat(run.summary().kinds().keySet()).contains("good", "exact-repeat", "duplicate-reference");
    }

    @Test
    void everyWayInWhichADeliveryCanBeWrongHasItsAnswer() throws InterruptedException {
        List<Defect> defects = Defect.all(rules);

        Run run = finished(new RunRequest(Profile.HOSTILE, 7L, 2 * defects.size() + 3, null, null, null, US));

        assertThat(unexpected(run)).isEmpty();
        assertThat(run.summary().kinds().keySet()).containsAll(defects.stream().map(Defect::id).toList());
    }

    @Test
    void aPeakGoesOutAtItsRateWhateverTheAnswersTake() throws InterruptedException {
        Run run = finished(new RunRequest(Profile.PEAK, 7L, 50, 200.0, null, null, US));

        assertThat(unexpected(run)).isEmpty();
        assertThat(run.progress().finishedAt() - run.progress().startedAt()).isGreaterThanOrEqualTo(49 * 5);
        assertThat(run.summary().answer().count()).isEqualTo(50);
        assertThat(run.summary().status().count()).isEqualTo(50);
    }

    @Test
    void consumptionHasAllItsDays() throws InterruptedException {
        Run run = finished(new RunRequest(Profile.CONSUMPTION, 7L, 60, 0.0, null, null, US));

        assertThat(unexpected(run)).isEmpty();
        assertThat(run.entries()).allMatch(entry -> entry.identity().interfaceId().equals("IF-021"));
    }

    @Test
    void theLedgerIsReadInParts() throws InterruptedException {
        Run run = finished(new RunRequest(Profile.MIXED, 7L, 10, 0.0, 0.0, null, US));

        List<LedgerLine> first = run.lines(0, 4);
        List<LedgerLine> rest = run.lines(first.getLast().sequence(), 100);

        assertThat(first).hasSize(4);
        assertThat(rest).extracting(LedgerLine::sequence).containsExactly(5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(rest).allSatisfy(line -> {
            assertThat(line.http()).isEqualTo(201);
            assertThat(line.correlationIds()).containsExactly("c-1");
            assertThat(line.statuses()).extracting(LedgerLine.StatusLine::code).containsExactly("RCP0000");
        });
    }

    @Test
    void aDeliveryIsRepeatedUntilItIsTaken() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        TestDip.webhooks().behave(call -> Told.status(calls.incrementAndGet() < 3 ? 503 : 201));

        Run run = delivered(new RunRequest(Profile.MIXED, 7L, 1, 0.0, 0.0, null, US));

        assertThat(run.lines(0, 1).getFirst().attempts()).isEqualTo(3);
        assertThat(run.lines(0, 1).getFirst().http()).isEqualTo(201);
    }

    @Test
    void aDeliveryIsGivenUpAfterAllAttempts() throws InterruptedException {
        TestDip.webhooks().behave(call -> Told.status(429));

        Run run = delivered(new RunRequest(Profile.MIXED, 7L, 1, 0.0, 0.0, null, US));

        assertThat(run.progress().exhausted()).isEqualTo(1);
        assertThat(run.progress().answers()).containsEntry("429", 4L);
    }

    @Test
    void aRefusedDeliveryIsNotRepeated() throws InterruptedException {
        TestDip.webhooks().behave(call -> Told.status(413));

        Run run = delivered(new RunRequest(Profile.MIXED, 7L, 1, 0.0, 0.0, null, US));

        assertThat(run.progress().calls()).isEqualTo(1);
        assertThat(run.lines(0, 1).getFirst().asExpected()).isFalse();
    }

    @Test
    void aWrongRequestIsRefusedWithASentence() {
        assertThatThrownBy(() -> runs.start(new RunRequest(null, null, 0, null, null, null, null)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("count is 1 to");
        assertThatThrownBy(() -> runs.start(new RunRequest(null, null, null, null, null, null, List.of("9999999999"))))
                .hasMessageContaining("recipients have webhooks");
    }

    private Run finished(RunRequest request) throws InterruptedException {
        Run run = runs.start(request);
        run.await(run::isOver, LONGEST);
        return run;
    }

    private Run delivered(RunRequest request) throws InterruptedException {
        Run run = runs.start(request);
        run.await(() -> run.progress().delivered() == request.count(), LONGEST);
        run.stop();
        return run;
    }

    private static List<LedgerLine> unexpected(Run run) {
        return run.lines(0, Integer.MAX_VALUE).stream().filter(line -> !line.asExpected()).toList();
    }
}
