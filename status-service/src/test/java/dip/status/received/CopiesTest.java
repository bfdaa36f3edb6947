package dip.status.received;

import static org.assertj.core.api.Assertions.assertThat;

import dip.messaging.SentMessage;
import dip.sending.Transactions;
import dip.status.Api;
import dip.status.Eventually;
import dip.status.Ours;
import dip.status.StatusTest;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Several copies get the same messages and statuses, in batches and orders of their own. */
@QuarkusTest
class CopiesTest extends StatusTest {

    private static final int COPIES = 4;
    private static final int MESSAGES = 1200;
    private static final int BATCH = 50;
    private static final List<String> CODES = List.of("RCP1000", "RCP1021", "RCP1022");
    private static final String LATER = "2026-03-21T19:06:00+00:00";

    @Inject
    StatusForm form;
    @Inject
    SentStore sentStore;
    @Inject
    ReceivedStore receivedStore;
    @Inject
    Matching matching;
    @Inject
    Transactions transactions;
    @Inject
    DataSource postgres;

    /** Something that a copy does with its batch. */
    private interface Step {
        void take() throws Exception;
    }

    @Test
    void countEachFailureOnceWhateverTheirOrder() throws Exception {
        String interfaceId = "IF-" + UUID.randomUUID();
        List<SentMessage> messages = IntStream.range(0, MESSAGES)
                .mapToObj(i -> Ours.sent(interfaceId, SentMessage.Outcome.ACCEPTED, 201, null)).toList();
        List<ReceivedStatus> statuses = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            statuses.add(read(messages.get(i), CODES.get(i % CODES.size()), "2026-03-21T19:05:00+00:00"));
            if (i % 2 == 0) {
                statuses.add(read(messages.get(i), "RCP0000", LATER));
            }
        }

        try (ExecutorService copies = Executors.newFixedThreadPool(COPIES)) {
            List<Future<?>> done = new ArrayList<>();
            for (int copy = 0; copy < COPIES; copy++) {
                List<Step> steps = steps(messages, statuses, new Random(copy));
                done.add(copies.submit(() -> {
                    for (Step step : steps) {
                        step.take();
                    }
                    return null;
                }));
            }
            for (Future<?> copy : done) {
                copy.get(60, TimeUnit.SECONDS);
            }
        }

        Api api = new Api(service);
        for (String code : CODES) {
            JsonObject found = api.json("cases?interface=" + interfaceId + "&code=" + code).getJsonArray("items").getJsonObject(0);
            assertThat(found.getInteger("failing")).as(code).isEqualTo(MESSAGES / CODES.size() / 2);
            assertThat(api.json("cases/" + found.getLong("id") + "/messages?limit=1000&state=failing").getJsonArray("items"))
                    .hasSize(MESSAGES / CODES.size() / 2);
        }
        assertThat(api.json("cases?interface=" + interfaceId).getJsonArray("items")).hasSize(CODES.size());
    }

    @Test
    void meetWhereTheMessageComesWhileItsStatusIsStored() throws Exception {
        SentMessage known = Ours.sent();
        SentMessage late = Ours.sent();
        sentStore.add(List.of(known));
        List<ReceivedStatus> statuses = List.of(read(known, "RCP0000", LATER), read(late, "RCP0000", LATER));

        try (ExecutorService copies = Executors.newFixedThreadPool(1); Connection holding = postgres.getConnection()) {
            holding.setAutoCommit(false);
            lock(holding, known);
            Future<Integer> stored = copies.submit(() -> matching.add(statuses));
            Eventually.is(() -> waitFor(holding), waiting -> waiting == 1);
            sentStore.add(List.of(late));
            matching.ofSent(List.of(late));
            holding.rollback();

            assertThat(stored.get(60, TimeUnit.SECONDS)).isEqualTo(2);
        }

        assertThat(state(late)).isEqualTo("delivered");
        assertThat(state(known)).isEqualTo("delivered");
    }

    @Test
    void finishWhatOneThatWasKilledLeft() throws Exception {
        SentMessage sent = Ours.sent();
        List<ReceivedStatus> statuses = List.of(read(sent, "RCP0000", LATER));
        transactions.in(connection -> receivedStore.add(connection, statuses));
        sentStore.add(List.of(sent));

        int isNew = matching.add(statuses);

        assertThat(isNew).isZero();
        assertThat(state(sent)).isEqualTo("delivered");
    }

    private static void lock(Connection connection, SentMessage sent) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("select from status.sent where submission = ? for update")) {
            lock.setObject(1, sent.submission());
            lock.execute();
        }
    }

    /** How many wait for what this one has locked. */
    private static long waitFor(Connection holding) throws SQLException {
        try (Statement select = holding.createStatement(); ResultSet row = select.executeQuery(
                "select count(*) from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))")) {
            row.next();
            return row.getLong(1);
        }
    }

    private String state(SentMessage sent) throws Exception {
        return new Api(service).json("sent/" + sent.submission()).getJsonObject("sent").getString("state");
    }

    private List<Step> steps(List<SentMessage> messages, List<ReceivedStatus> statuses, Random random) {
        List<Step> steps = new ArrayList<>();
        for (List<SentMessage> batch : batches(messages, random)) {
            steps.add(() -> {
                sentStore.add(batch);
                matching.ofSent(batch);
            });
        }
        for (List<ReceivedStatus> batch : batches(statuses, random)) {
            steps.add(() -> matching.add(batch));
        }
        Collections.shuffle(steps, random);
        return steps;
    }

    private static <T> List<List<T>> batches(List<T> all, Random random) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return IntStream.range(0, (all.size() + BATCH - 1) / BATCH)
                .mapToObj(i -> shuffled.subList(i * BATCH, Math.min(all.size(), (i + 1) * BATCH))).toList();
    }

    private ReceivedStatus read(SentMessage about, String code, String saidAt) throws Exception {
        return form.read(Ours.delivered(Ours.status(about, code + " - says the recipient", Ours.RECIPIENT, saidAt)).toMessage());
    }
}
