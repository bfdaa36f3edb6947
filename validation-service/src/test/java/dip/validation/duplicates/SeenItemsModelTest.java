package dip.validation.duplicates;

import static org.assertj.core.api.Assertions.assertThat;

import dip.service.participants.DuplicatePolicy;
import dip.validation.duplicates.Model.Answer;
import dip.validation.judge.Judged;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Whatever comes, in whatever batches, to however many copies at once: the verdicts are those that the plain model
 * gives for the items in some order. Few identities, so that nearly every item is a duplicate of another.
 */
class SeenItemsModelTest {

    private static final int ROUNDS = 50;
    private static final int COPIES = 3;
    private static final int BATCH = 2;

    private static Database database;
    private static ExecutorService copies;

    @BeforeAll
    static void start() throws Exception {
        database = new Database();
        database.execute("alter database postgres set deadlock_timeout = '20ms'");
        copies = Executors.newFixedThreadPool(COPIES);
    }

    @AfterAll
    static void stop() {
        copies.close();
        database.close();
    }

    @RepeatedTest(4)
    void verdictsAreThoseOfTheModelInSomeOrder(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        String world = "world" + repetition.getCurrentRepetition() + "-";
        Items items = new Items(1_700_000_000_000L + 1_000_000L * repetition.getCurrentRepetition());
        Model model = new Model();
        List<Judged> all = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            int vocabulary = 1 + round / 3;
            List<List<Judged>> batches = new ArrayList<>();
            for (int copy = 0; copy < COPIES; copy++) {
                List<Judged> batch = new ArrayList<>();
                for (int i = 0; i < BATCH; i++) {
                    batch.add(random(random, items, world, vocabulary, all));
                }
                batches.add(batch);
            }
            Map<String, Answer> given = decideAtOnce(batches);
            List<Judged> distinct = batches.stream().flatMap(List::stream).distinct().toList();
            assertThat(model.explains(distinct, given)).as("round %d: %s for %s", round, given, distinct).isTrue();
        }
    }

    private static Judged random(Random random, Items items, String world, int vocabulary, List<Judged> all) {
        if (!all.isEmpty() && random.nextInt(6) == 0) {
            return all.get(random.nextInt(all.size()));
        }
        DuplicatePolicy policy = DuplicatePolicy.values()[random.nextInt(3)];
        Judged item = items.item(word(random, world + "t", vocabulary), word(random, world + "r", vocabulary),
                word(random, world + "c", vocabulary), policy, random.nextInt(4) > 0);
        all.add(item);
        return item;
    }

    private static String word(Random random, String kind, int vocabulary) {
        return random.nextInt(12) == 0 ? null : kind + random.nextInt(vocabulary);
    }

    private static Map<String, Answer> decideAtOnce(List<List<Judged>> batches) throws Exception {
        CyclicBarrier together = new CyclicBarrier(batches.size());
        List<Future<List<Decision>>> running = new ArrayList<>();
        for (List<Judged> batch : batches) {
            Callable<List<Decision>> copy = () -> {
                SeenItems seen = database.seenItems();
                together.await();
                return seen.decide(batch);
            };
            running.add(copies.submit(copy));
        }
        Map<String, Answer> given = new HashMap<>();
        for (Future<List<Decision>> copy : running) {
            for (Decision decision : copy.get()) {
                Answer answer = Answer.of(decision.verdict());
                assertThat(given.putIfAbsent(decision.judged().itemId(), answer)).isIn(null, answer);
            }
        }
        return given;
    }
}
