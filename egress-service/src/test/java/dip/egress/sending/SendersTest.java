package dip.egress.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dip.client.ClientSettings;
import dip.client.Pauses;
import dip.egress.EgressConfig;
import dip.egress.EgressMetrics;
import dip.egress.FakeDip;
import dip.egress.FakeDip.Posted;
import dip.egress.FakeDip.Reply;
import dip.egress.FakeDipResource;
import dip.egress.Messages;
import dip.egress.Service;
import dip.egress.ServiceSettings;
import dip.egress.Wire;
import dip.egress.outbox.Claim;
import dip.egress.outbox.Outbox;
import dip.embedded.EmbeddedBroker;
import dip.embedded.EmbeddedServices;
import dip.messaging.Addresses;
import dip.messaging.Addresses.Reader;
import dip.messaging.AmqpPublisher;
import dip.messaging.BrokerSettings;
import dip.model.MessageFacts;
import dip.sending.Transactions;
import dip.sending.relay.Relay;
import dip.sending.relay.RelayTable;
import dip.service.participants.Participants;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many messages, several copies of the service, and copies that vanish. */
@QuarkusTest
@TestProfile(ServiceSettings.class)
@WithTestResource(EmbeddedServices.class)
@WithTestResource(FakeDipResource.class)
class SendersTest {

    private static final Duration OVER = Duration.ofMillis(-1);

    @TestHTTPResource
    URI uri;
    @Inject
    Participants participants;
    @Inject
    EgressConfig config;
    @Inject
    ClientSettings client;
    @Inject
    DataSource postgres;
    @Inject
    Outbox outbox;
    @Inject
    Batches batches;
    @Inject
    Pauses pauses;
    @Inject
    EgressMetrics metrics;
    @Inject
    Senders senders;
    @Inject
    Vertx vertx;
    @Inject
    BrokerSettings broker;
    @Inject
    Relay ownRelay;
    @Inject
    Transactions transactions;
    @Inject
    AmqpPublisher publisher;
    @Inject
    RelayTable relayTable;
    @Inject
    MeterRegistry registry;

    EmbeddedBroker embeddedBroker;

    private FakeDip dip;
    private Service service;

    @BeforeEach
    void connect() {
        dip.reply(call -> Reply.ACCEPTED);
        service = new Service(uri);
    }

    @Test
    void copiesShareTheWork() throws Exception {
        Senders copy = new Senders(participants, config, outbox, batches,
                new Relay(transactions, publisher, relayTable, config.relaying(), registry), client, pauses, metrics);
        copy.start();
        try (Wire wire = new Wire(vertx, broker)) {
            List<JsonObject> taken = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                taken.addAll(service.take(many(40)));
                copy.wake(Messages.SENDER);
            }

            assertThat(arrived(400)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(references(taken));
            for (JsonObject message : taken) {
                service.await(message, "accepted");
            }
            awaitNothingToTell();
            assertThat(wire.told(taken)).doesNotHaveDuplicates().hasSameSizeAs(taken);
        } finally {
            copy.stop();
        }
    }

    @Test
    void whatIsInTheOutboxIsSentAfterARestart() throws Exception {
        senders.stop();
        List<JsonObject> taken = service.take(many(5));
        assertThat(dip.soFar()).isEmpty();

        senders.start();

        assertThat(arrived(5)).containsExactlyInAnyOrderElementsOf(references(taken));
    }

    @Test
    void whatAVanishedCopyMayHaveSentIsInDoubt() throws Exception {
        senders.stop();
        List<JsonObject> taken = service.take(Messages.any());
        outbox.claim(Messages.SENDER, Set.of(), 10, config.batchBytes(), OVER);
        dip.reply(call -> new Reply(400, "MSG1006"));

        senders.start();

        assertThat(service.await(taken.getFirst(), "accepted").getString("code")).isEqualTo("MSG1006");
        assertThat(arrived(1)).containsExactlyElementsOf(references(taken));
    }

    @Test
    void largeMessagesAreSentInSeveralCalls() throws Exception {
        senders.stop();
        JsonObject[] messages = many(6);
        List<JsonObject> taken = service.take(messages);
        int two = outbox.claim(Messages.SENDER, Set.of(), 2, config.batchBytes(), OVER).stream().mapToInt(claim -> claim.json().length).sum();

        assertThat(outbox.claim(Messages.SENDER, Set.of(), 10, two + 100, OVER)).hasSize(2);
        assertThat(outbox.claim(Messages.SENDER, Set.of(), 10, 1, OVER)).hasSize(1);

        senders.start();
        for (JsonObject message : taken) {
            service.await(message, "accepted");
        }
    }

    @Test
    void ofAnMpanOnlyTheOldestIsClaimed() throws Exception {
        senders.stop();
        String mpan = "1900012374324";
        List<JsonObject> taken = service.take(Messages.bare("IF-031", "[MSApp]", mpan), Messages.bare("IF-031", "[MSApp]", mpan), Messages.any());

        Set<String> claimed = new HashSet<>();
        outbox.claim(Messages.SENDER, Set.of(), 10, config.batchBytes(), OVER).forEach(claim -> claimed.add(claim.reference()));

        assertThat(claimed).containsExactlyInAnyOrder(taken.get(0).getString("reference"), taken.get(2).getString("reference"));
        senders.start();
        service.await(taken.get(1), "accepted");
        service.await(taken.get(2), "accepted");
    }

    @Test
    void mostUrgentLaneIsClaimedFirstAndOfItTheOldest() throws Exception {
        senders.stop();
        store("REP-002", 1, 1);
        store("IF-021", 2, 1);
        store("IF-031", 3, 2);
        store("IF-025", 4, 1);

        List<List<String>> claimed = new ArrayList<>();
        for (List<Claim> claims = claim(10); !claims.isEmpty(); claims = claim(10)) {
            claimed.add(claims.stream().map(Claim::reference).toList());
        }

        assertThat(claimed).containsExactly(List.of("3-1", "3-2"), List.of("4-1"), List.of("2-1"), List.of("1-1"));
        forget();
        senders.start();
    }

    @Test
    void claimOutOfManyIsQuickEvenBeforePostgresHasLookedAtTheTable() throws Exception {
        senders.stop();
        store("IF-031", 5, 20_000);

        List<Claim> claims = assertTimeout(Duration.ofSeconds(10), () -> claim(200));

        assertThat(claims).hasSize(200).extracting(Claim::reference).startsWith("5-1", "5-2");
        forget();
        senders.start();
    }

    /** Plans are made when the tables are empty, and kept. */
    @Test
    void noTableIsReadWholeToSendAMessage() throws Exception {
        TableReads before = TableReads.of(postgres);
        List<JsonObject> taken = service.take(many(20));
        for (JsonObject message : taken) {
            service.await(message, "accepted");
        }

        TableReads after = TableReads.of(postgres);
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (after.minus(before).changes() < 3 * taken.size()) {
            assertThat(System.nanoTime()).as("counted within a minute").isLessThan(deadline);
            after = TableReads.of(postgres);
        }
        assertThat(after.minus(before).whole()).isZero();
    }

    /**
     * What Postgres has counted on the outbox and the relay's table, some time after it happened.
     *
     * @param whole times that one was read from end to end
     * @param changes of rows: a claim and a settlement of each message, and the removal of what was told of it
     */
    private record TableReads(long whole, long changes) {

        static TableReads of(DataSource postgres) throws SQLException {
            try (Connection connection = postgres.getConnection(); Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("""
                            select sum(seq_scan), sum(n_tup_upd + n_tup_del) from pg_stat_user_tables
                            where schemaname = 'egress' and relname in ('outbox', 'relay')""")) {
                row.next();
                return new TableReads(row.getLong(1), row.getLong(2));
            }
        }

        TableReads minus(TableReads before) {
            return new TableReads(whole - before.whole, changes - before.changes);
        }
    }

    private List<Claim> claim(int limit) throws SQLException {
        return outbox.claim(Messages.SENDER, Set.of(), limit, config.batchBytes(), Duration.ofMinutes(1));
    }

    /** About an MPAN each, with the reference {@code group-number}. */
    private void store(String channel, int group, int messages) throws SQLException {
        run("""
                insert into egress.outbox (submission, correlation_id, participant, channel, reference, mpan, message, size)
                select gen_random_uuid(), 'test', '%1$s', '%2$s', '%3$d-' || i, '%3$d-' || i, '{}', 2 from generate_series(1, %4$d) i"""
                .formatted(Messages.SENDER, channel, group, messages));
    }

    private void forget() throws SQLException {
        run("delete from egress.outbox where correlation_id = 'test'");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = postgres.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
            statement.execute("select pg_stat_force_next_flush()"); // what was read whole here is not counted while another test counts
        }
    }

    private static JsonObject[] many(int count) {
        return Stream.generate(Messages::any).limit(count).toArray(JsonObject[]::new);
    }

    /** Until the broker has everything, and its readers have it. */
    private void awaitNothingToTell() throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (ownRelay.count() > 0 || embeddedBroker.depth(Addresses.queue(Addresses.SENT, Reader.STATUS)) > 0) {
            assertThat(System.nanoTime()).as("told within 60 s").isLessThan(deadline);
        }
    }

    private static List<String> references(List<JsonObject> taken) {
        return taken.stream().map(message -> message.getString("reference")).toList();
    }

    private List<String> arrived(int messages) throws InterruptedException {
        List<String> references = new ArrayList<>();
        while (references.size() < messages) {
            Posted posted = dip.next();
            posted.messages().stream().map(MessageFacts::senderUniqueReference).forEach(references::add);
        }
        return references;
    }
}
