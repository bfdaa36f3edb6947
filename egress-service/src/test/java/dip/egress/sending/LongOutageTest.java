package dip.egress.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dip.client.ClientSettings;
import dip.client.Pauses;
import dip.egress.EgressConfig;
import dip.egress.EgressMetrics;
import dip.egress.FakeDip;
import dip.egress.FakeDip.Posted;
import dip.egress.FakeDip.Reply;
import dip.egress.FakeDipResource;
import dip.egress.Messages;
import dip.egress.ServiceSettings;
import dip.egress.outbox.Outbox;
import dip.embedded.EmbeddedServices;
import dip.model.Delivery;
import dip.model.MessageFacts;
import dip.model.catalogue.Catalogue;
import dip.model.json.JsonLimits;
import dip.model.sample.MessageGenerator;
import dip.model.sample.Sample;
import dip.sending.relay.Relay;
import dip.service.participants.Participants;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The DIP is away for 72 hours, by the clocks of the senders and of Postgres, and comes back. */
@QuarkusTest
@TestProfile(LongOutageTest.Settings.class)
@QuarkusTestResource(value = EmbeddedServices.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = FakeDipResource.class, restrictToAnnotatedClass = true)
class LongOutageTest {

    private static final int BATCH = 5;
    private static final int CONCURRENCY = 4;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    private static final Duration STEP = LONGEST_PAUSE.plusSeconds(1);
    private static final int STEPS = Math.toIntExact(Duration.ofHours(72).dividedBy(STEP)) + 1;
    private static final int MESSAGES = 60;
    private static final int TOTAL = 3 * MESSAGES + 2;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** Most urgent lane first. */
    private static final List<String> CHANNELS = List.of("IF-031", "IF-021", "REP-002");
    private static final String MPAN = "1900012374324";
    private static final String CLAIMED = "leased_until is not null";
    private static final Catalogue CATALOGUE = Catalogue.builtIn();
    private static final MessageGenerator GENERATOR = new MessageGenerator(CATALOGUE, 72);

    public static class Settings extends ServiceSettings {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("quarkus.datasource.jdbc.new-connection-sql", "set search_path = testclock, pg_catalog, public");
            settings.put("quarkus.flyway.locations", "db/migration/egress,db/testclock");
            settings.put("dip.egress.sending.batch", Integer.toString(BATCH));
            settings.put("dip.egress.sending.concurrency", Integer.toString(CONCURRENCY));
            settings.put("dip.egress.retry.first", "1s");
            settings.put("dip.egress.retry.at-most", LONGEST_PAUSE.toString());
            settings.put("dip.egress.circuit.calls", "100000");
            return settings;
        }
    }

    @Inject
    Participants participants;
    @Inject
    EgressConfig config;
    @Inject
    ClientSettings client;
    @Inject
    Outbox outbox;
    @Inject
    Batches batches;
    @Inject
    Relay relay;
    @Inject
    Pauses pauses;
    @Inject
    EgressMetrics metrics;
    @Inject
    MeterRegistry registry;
    @Inject
    Senders senders;
    @Inject
    DataSource postgres;

    private FakeDip dip;
    private final AtomicLong nanos = new AtomicLong();
    private Senders tested;

    @BeforeEach
    void takeOver() throws InterruptedException {
        senders.stop();
        registry.find("dip.egress.calls.allowed").gauges().forEach(registry::remove);
        registry.find("dip.egress.channels.resting").gauges().forEach(registry::remove);
        tested = new Senders(participants, config, outbox, batches, relay, client, pauses, metrics, nanos::get);
    }

    @AfterEach
    void stop() throws InterruptedException {
        tested.stop();
    }

    @Test
    void nothingIsLostNothingStormsAndTheMostUrgentIsSentFirst() throws Exception {
        List<String> ofOneMpan = List.of(store("IF-021", MPAN), store("IF-031", MPAN));
        Map<String, List<String>> stored = new HashMap<>();
        for (int i = 0; i < MESSAGES; i++) {
            for (String channel : CHANNELS.reversed()) {
                stored.computeIfAbsent(channel, first -> new ArrayList<>()).add(store(channel, null));
            }
        }

        int calls = sitOutTheOutage();
        assertThat(calls).isBetween(CHANNELS.size() * STEPS, CHANNELS.size() * (STEPS + CONCURRENCY));
        assertThat(allowed()).isOne();
        List<Posted> accepted = comeBack();

        List<String> references = references(accepted);
        assertThat(references).doesNotHaveDuplicates().hasSize(TOTAL).containsSubsequence(ofOneMpan);
        assertInOrder(accepted, stored);
        awaitRows("state = 'accepted'", TOTAL);
        assertThat(allowed()).isEqualTo(CONCURRENCY);
    }

    /** Each step is longer than the longest pause: each channel is tried once in it, and rests. */
    private int sitOutTheOutage() throws Exception {
        dip.reply(call -> new Reply(503, null));
        tested.start();
        for (int step = 0; step < STEPS; step++) {
            if (step > 0) {
                advance();
            }
            assertThat(rows(CLAIMED)).isLessThanOrEqualTo(BATCH * CONCURRENCY);
            awaitAllResting();
            assertThat(rows("state = 'waiting'")).isEqualTo(TOTAL);
        }
        return dip.soFar().size();
    }

    /** At first each answer makes room for one more call than before, up to the most. */
    private List<Posted> comeBack() throws Exception {
        Queue<CompletableFuture<Reply>> open = new ConcurrentLinkedQueue<>();
        dip.replyLater(call -> {
            CompletableFuture<Reply> answer = new CompletableFuture<>();
            open.add(answer);
            return answer;
        });
        advance();
        List<Posted> calls = new ArrayList<>(List.of(dip.next()));
        for (int atOnce = 1; atOnce < CONCURRENCY; atOnce++) {
            assertThat(allowed()).isEqualTo(atOnce);
            assertThat(open).hasSize(atOnce);
            open.remove().complete(Reply.ACCEPTED);
            calls.add(dip.next());
            calls.add(dip.next());
        }
        assertThat(rows(CLAIMED)).isLessThanOrEqualTo(BATCH * CONCURRENCY);
        while (references(calls).size() < TOTAL) {
            open.remove().complete(Reply.ACCEPTED);
            calls.add(dip.next());
        }
        open.forEach(answer -> answer.complete(Reply.ACCEPTED));
        return calls;
    }

    /** By lane, then by age; calls that are under way at once may overtake each other. */
    private static void assertInOrder(List<Posted> calls, Map<String, List<String>> stored) {
        List<String> expected = CHANNELS.stream().flatMap(channel -> stored.get(channel).stream()).toList();
        List<Integer> firsts = calls.stream().map(call -> references(List.of(call)).stream().mapToInt(expected::indexOf)
                .filter(place -> place >= 0).min()).filter(OptionalInt::isPresent).map(OptionalInt::getAsInt).toList();
        List<Integer> sorted = firsts.stream().sorted().toList();
        for (int i = 0; i < firsts.size(); i++) {
            assertThat(Math.abs(sorted.indexOf(firsts.get(i)) - i)).as("call %d of %s", i, firsts).isLessThan(CONCURRENCY);
        }
    }

    private static List<String> references(List<Posted> calls) {
        return calls.stream().flatMap(call -> call.messages().stream()).map(MessageFacts::senderUniqueReference).toList();
    }

    /** Time goes by, for the senders and for Postgres. */
    private void advance() throws SQLException {
        try (Connection connection = postgres.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("update testclock.ahead set by = by + interval '" + STEP.toSeconds() + " s'");
        }
        nanos.addAndGet(STEP.toNanos());
    }

    private int allowed() {
        return gauge("dip.egress.calls.allowed");
    }

    private void awaitAllResting() {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (gauge("dip.egress.channels.resting") != CHANNELS.size()) {
            assertThat(System.nanoTime()).as("channels rest").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private int gauge(String name) {
        return (int) registry.get(name).tag("participant", Messages.SENDER).gauge().value();
    }

    private void awaitRows(String which, int expected) throws SQLException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        int rows = rows(which);
        while (rows != expected) {
            assertThat(System.nanoTime()).as("%d rows where %s", rows, which).isLessThan(deadline);
            rows = rows(which);
        }
    }

    private int rows(String which) throws SQLException {
        try (Connection connection = postgres.getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from egress.outbox where " + which)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** As if we were one who sends such messages. @param mpan null for one of its own. @return the reference */
    private String store(String channel, String mpan) throws Exception {
        String event = CATALOGUE.byChannel(channel).orElseThrow().eventCodes().getFirst();
        byte[] json = GENERATOR.message(Sample.of(channel, event, Instant.now()).in("SIT").from(Messages.SENDER, "SUP").about(mpan));
        MessageFacts facts = Delivery.single(json, JsonLimits.DEFAULT).facts();
        try (Connection connection = postgres.getConnection(); PreparedStatement insert = connection.prepareStatement("""
                insert into egress.outbox (submission, correlation_id, participant, channel, reference, mpan, message, size)
                values (gen_random_uuid(), 'test', ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, Messages.SENDER);
            insert.setString(2, channel);
            insert.setString(3, facts.senderUniqueReference());
            insert.setString(4, facts.mpan());
            insert.setBytes(5, json);
            insert.setInt(6, json.length);
            insert.executeUpdate();
        }
        return facts.senderUniqueReference();
    }
}
