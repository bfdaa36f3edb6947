package dip.validation.duplicates;

import static dip.service.participants.DuplicatePolicy.FLAG;
import static dip.service.participants.DuplicatePolicy.PASS;
import static dip.service.participants.DuplicatePolicy.SUPPRESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dip.messaging.Verdict;
import dip.messaging.Verdict.Outcome;
import dip.model.validation.Finding;
import dip.model.validation.Finding.Severity;
import dip.validation.judge.Judged;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeenItemsTest {

    private static Database database;

    private final Items items = new Items(1_700_000_000_000L);
    private SeenItems seen;

    @BeforeAll
    static void start() throws Exception {
        database = new Database();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void forget() throws SQLException {
        database.execute("truncate validation.item");
        seen = database.seenItems();
    }

    @Test
    void theSameTransactionAgainIsRepeated() throws Exception {
        Judged first = items.item("t1", "r1", "c1", FLAG, true);
        assertThat(decide(first).outcome()).isEqualTo(Outcome.ACCEPTED);
        Verdict again = decide(items.item("t1", "r1", "c1", FLAG, true));
        assertThat(again.outcome()).isEqualTo(Outcome.REPEATED);
        assertThat(again.duplicateOf()).isEqualTo(first.itemId());
    }

    @Test
    void aTransactionAcceptedBeforeIsRepeatedEvenIfTheRulesFindItWrongNow() throws Exception {
        decide(items.item("t1", "r1", "c1", FLAG, true));
        Verdict again = decide(items.item("t1", "r1", "c1", FLAG, false));
        assertThat(again.outcome()).isEqualTo(Outcome.REPEATED);
        assertThat(again.findings()).isEmpty();
    }

    @Test
    void aFailedFirstAttemptDoesNotBlockItsResend() throws Exception {
        assertThat(decide(items.item("t1", "r1", "c1", FLAG, false)).outcome()).isEqualTo(Outcome.REJECTED);
        Verdict resent = decide(items.item("t1", "r1", "c1", FLAG, true));
        assertThat(resent.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(resent.duplicateOf()).isNull();
    }

    @Test
    void anAttemptThatFailsAgainIsRejectedAgain() throws Exception {
        decide(items.item("t1", "r1", "c1", FLAG, false));
        assertThat(decide(items.item("t1", "r1", "c1", FLAG, false)).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void aReferenceUsedForOtherContentIsRejectedAndTheFirstIsNamed() throws Exception {
        Judged first = items.item("t1", "r1", "c1", FLAG, true);
        decide(first);
        Verdict second = decide(items.item("t2", "r1", "c2", FLAG, true));
        assertThat(second.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(second.duplicateOf()).isEqualTo(first.itemId());
        assertThat(second.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code().code()).isEqualTo("RCP1006");
            assertThat(finding.value()).isEqualTo("r1");
            assertThat(finding.advice()).contains(first.itemId());
        });
    }

    @Test
    void whatWasRejectedForItsReferenceHoldsNeitherTransactionNorContent() throws Exception {
        decide(items.item("t1", "r1", "c1", FLAG, true));
        decide(items.item("t2", "r1", "c2", FLAG, true));
        Verdict corrected = decide(items.item("t2", "r2", "c2", FLAG, true));
        assertThat(corrected.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(corrected.duplicateOf()).isNull();
    }

    @Test
    void aReferenceOfARejectedMessageIsFree() throws Exception {
        decide(items.item("t1", "r1", "c1", FLAG, false));
        assertThat(decide(items.item("t2", "r1", "c2", FLAG, true)).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void theSameReferenceAndContentUnderAnotherTransactionIsRepeated() throws Exception {
        Judged first = items.item("t1", "r1", "c1", FLAG, true);
        decide(first);
        Verdict again = decide(items.item("t2", "r1", "c1", FLAG, true));
        assertThat(again.outcome()).isEqualTo(Outcome.REPEATED);
        assertThat(again.duplicateOf()).isEqualTo(first.itemId());
    }

    @Test
    void theSameContentUnderANewReferenceIsFlagged() throws Exception {
        Judged first = items.item("t1", "r1", "c1", FLAG, true);
        decide(first);
        Verdict second = decide(items.item("t2", "r2", "c1", FLAG, true));
        assertThat(second.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(second.duplicateOf()).isEqualTo(first.itemId());
        assertThat(second.findings()).extracting(Finding::rule, Finding::severity)
                .containsExactly(tuple("content-duplicate", Severity.WARNING));
    }

    @Test
    void theSameContentUnderANewReferenceIsSuppressed() throws Exception {
        Judged first = items.item("t1", "r1", "c1", SUPPRESS, true);
        decide(first);
        Verdict second = decide(items.item("t2", "r2", "c1", SUPPRESS, true));
        assertThat(second.outcome()).isEqualTo(Outcome.SUPPRESSED);
        assertThat(second.duplicateOf()).isEqualTo(first.itemId());
        assertThat(decide(items.item("t2", "r2", "c1", SUPPRESS, true)).outcome()).isEqualTo(Outcome.REPEATED);
    }

    @Test
    void theSameContentUnderANewReferencePasses() throws Exception {
        decide(items.item("t1", "r1", "c1", PASS, true));
        Verdict second = decide(items.item("t2", "r2", "c1", PASS, true));
        assertThat(second.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(second.duplicateOf()).isNull();
        assertThat(second.findings()).isEmpty();
    }

    @Test
    void anItemDeliveredAgainHasItsVerdictWhateverHappenedSince() throws Exception {
        Judged good = items.item("t1", "r1", "c1", FLAG, true);
        Judged wrong = items.item("t2", "r2", "c2", FLAG, false);
        Judged used = items.item("t3", "r1", "c3", FLAG, true);
        List<Verdict> before = new ArrayList<>();
        for (Judged item : List.of(good, wrong, used)) {
            before.add(decide(item));
        }
        decide(items.item("t2", "r2", "c2", FLAG, true));
        decide(items.item("t3", "r3", "c3", FLAG, true));
        List<Verdict> after = new ArrayList<>();
        for (Judged item : List.of(good, wrong, used)) {
            Decision decision = seen.decide(List.of(item)).getFirst();
            assertThat(decision.duplicate()).isEqualTo(Duplicate.REDELIVERY);
            after.add(decision.verdict());
        }
        assertThat(after).isEqualTo(before);
    }

    @Test
    void duplicatesInOneBatchAreToldApart() throws Exception {
        List<Judged> batch = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            batch.add(items.item("t" + i % 100, "r" + i % 100, "c" + i % 100, FLAG, true));
        }
        List<Decision> decisions = seen.decide(batch);
        assertThat(decisions).hasSize(200);
        assertThat(decisions).filteredOn(d -> d.verdict().outcome() == Outcome.ACCEPTED).hasSize(100);
        assertThat(decisions).filteredOn(d -> d.verdict().outcome() == Outcome.REPEATED).hasSize(100);
    }

    @Test
    void whoeverWouldWaitInACircleGoesOn() throws Exception {
        Judged one = items.item("t1", "r1", "c1", FLAG, true);
        Judged two = items.item("t2", "r2", "c2", FLAG, true);
        List<Judged> order = new ArrayList<>(List.of(one, two));
        order.sort(Comparator.comparing(item -> item.keys().content()));
        try (Connection other = database.source().getConnection(); Statement statement = other.createStatement()) {
            statement.execute("set deadlock_timeout = '1min'");
            other.setAutoCommit(false);
            statement.execute(holding("other-last", order.getLast()));
            CompletableFuture<List<Decision>> decisions = CompletableFuture.supplyAsync(() -> decideAll(List.of(one, two)));
            database.awaitLockWait();
            statement.execute(holding("other-first", order.getFirst()));
            other.commit();
            assertThat(decisions.get(30, TimeUnit.SECONDS)).extracting(d -> d.verdict().duplicateOf())
                    .containsExactlyInAnyOrder("other-first", "other-last");
        }
    }

    @Test
    void itemsOutsideTheWindowAreForgotten() throws Exception {
        Judged old = items.item("t1", "r1", "c1", FLAG, true);
        decide(old);
        Judged young = new Items(1_700_000_000_000L + Duration.ofDays(10).toMillis()).item("t2", "r2", "c2", FLAG, true);
        decide(young);
        try (Connection connection = database.source().getConnection()) {
            ItemTable table = new ItemTable(connection);
            String end = Pruning.firstItemId(Instant.ofEpochMilli(1_700_000_000_000L + Duration.ofDays(1).toMillis()));
            assertThat(table.prune(end, 10)).isOne();
        }
        assertThat(decide(items.item("t1", "r1", "c1", FLAG, true)).outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(decide(items.item("t2", "r2", "c2", FLAG, true)).outcome()).isEqualTo(Outcome.REPEATED);
    }

    private Verdict decide(Judged item) throws SQLException {
        return seen.decide(List.of(item)).getFirst().verdict();
    }

    private List<Decision> decideAll(List<Judged> batch) {
        try {
            return seen.decide(batch);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String holding(String itemId, Judged like) {
        return "insert into validation.item values ('%s', null, null, '%s', true, '')".formatted(itemId, like.keys().content());
    }
}
