package dip.quickstart.copies;

import static org.assertj.core.api.Assertions.assertThat;

import dip.quickstart.copies.Halts.Moment;
import dip.quickstart.suite.JsonView;
import dip.quickstart.suite.Suite;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several copies of status-service on one Postgres do everything once, and what was done when a copy was killed was done at
 * least once, the same each time. Ordered for speed alone: whom a test has killed need not be started for the next.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@TestMethodOrder(OrderAnnotation.class)
class StatusCopiesTest {

    @TempDir
    private static Path directory;
    private static Copies copies;
    private static Surroundings surroundings;
    private static Database database;

    private Work work;

    @BeforeAll
    static void start() throws Exception {
        copies = new Copies(directory);
        copies.share();
        surroundings = new Surroundings(copies.port("broker"));
        database = new Database(copies.port("postgres"));
        copies.set(Work.SETTINGS);
        copies.set(Map.of("dip.status.dip-url", surroundings.url(), "dip.cases.notices.webhook.url", surroundings.url() + "/notice"));
    }

    @AfterAll
    static void stop() throws Exception {
        try {
            if (database != null) {
                database.close();
                surroundings.close();
            }
        } finally {
            copies.close();
        }
    }

    @BeforeEach
    void begin() {
        surroundings.clear();
        work = new Work(surroundings, database);
    }

    @Test
    @Order(1)
    void copiesThatLiveDoEverythingOnce() throws Exception {
        copies.up(Copies.ONE, Copies.OTHER);

        String job = work.begin(copies.of(Copies.ONE));
        work.awaitEnd(copies.of(Copies.OTHER), job);

        assertDone(copies.of(Copies.OTHER), job);
        assertThat(surroundings.statuses.values()).allMatch(once -> once.size() == 1);
        assertThat(surroundings.notices.values()).allMatch(once -> once.size() == 1);
        assertThat(surroundings.submitted.values()).allMatch(once -> once.size() == 1);
    }

    @Test
    @Order(2)
    void whatAKilledCopyWasDoingIsDoneByAnother() throws Exception {
        copies.up(Copies.ONE, Copies.OTHER);
        String job;
        String survivor;
        try (Halts halts = new Halts(database, Moment.JOB, Moment.RULE, Moment.NOTICE, Moment.STATUS)) {
            job = work.begin(copies.of(Copies.ONE));
            String victim = halts.at(Moment.JOB).iterator().next();
            for (Moment moment : List.of(Moment.RULE, Moment.NOTICE, Moment.STATUS)) {
                halts.await(moment, victim);
            }
            survivor = victim.equals(Copies.ONE) ? Copies.OTHER : Copies.ONE;
            assertThat(work.get(copies.of(survivor), job).number("done")).isBetween(1L, Work.FAILURES - 1L);
            copies.kill(victim);
        }
        Copies.claimsEnd(database);

        work.awaitEnd(copies.of(survivor), job);

        assertDone(copies.of(survivor), job);
        assertThat(surroundings.statuses.values()).as("some were posted and not recorded").anyMatch(posted -> posted.size() > 1);
        assertThat(surroundings.notices.values()).as("one was posted and not recorded").anyMatch(posted -> posted.size() > 1);
    }

    @Test
    @Order(3)
    void whatTheLastCopyWasDoingIsDoneAfterARestart() throws Exception {
        if (copies.running().isEmpty()) {
            copies.up(Copies.ONE);
        }
        List<String> last = copies.running();
        String job;
        Moment[] moments = {Moment.JOB_STEP, Moment.RULE, Moment.NOTICE, Moment.STATUS, Moment.RELAY};
        try (Halts halts = new Halts(database, moments)) {
            job = work.begin(copies.of(last.getFirst()));
            for (Moment moment : moments) {
                halts.at(moment);
            }
            last.forEach(copies::kill);
        }
        Copies.claimsEnd(database);

        copies.up(Copies.ONE);
        work.awaitEnd(copies.of(Copies.ONE), job);

        assertDone(copies.of(Copies.ONE), job);
        assertThat(surroundings.submitted.values()).as("some were handed over and not forgotten").anyMatch(keys -> keys.size() > 1);
    }

    /** Each at least once, and the same each time. */
    private void assertDone(Suite copy, String job) throws Exception {
        JsonView shown = work.get(copy, job);
        assertThat(shown.number("done")).isEqualTo(Work.FAILURES);
        assertThat(shown.number("skipped")).isZero();
        assertThat(surroundings.submitted).as("sent anew").containsOnlyKeys(work.toSendAnew);
        assertThat(surroundings.statuses).as("answered").containsOnlyKeys(work.toAnswer);
        assertThat(surroundings.notices).as("told").containsOnlyKeys(work.notices("n.notice"));
        for (Map<String, List<String>> all : List.of(surroundings.submitted, surroundings.statuses, surroundings.notices)) {
            assertThat(all.values()).allMatch(each -> Set.copyOf(each).size() == 1);
        }
        assertThat(surroundings.submitted.values().stream().map(List::getFirst)).doesNotHaveDuplicates();
        assertThat(work.notices("'case ' || case_id || ' ' || kind")).as("told").doesNotHaveDuplicates();
    }
}
