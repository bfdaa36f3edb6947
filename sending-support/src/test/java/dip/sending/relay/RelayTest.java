package dip.sending.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dip.embedded.EmbeddedBroker;
import dip.embedded.PostgresServer;
import dip.messaging.AmqpConsumer;
import dip.messaging.AmqpPublisher;
import dip.messaging.BrokerSettings;
import dip.messaging.JournalEntry;
import dip.messaging.Topology;
import dip.messaging.UnreadableMessage;
import dip.sending.Transactions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.apache.qpid.proton.message.Message;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** From a table in a real Postgres to a real broker. */
class RelayTest {

    private static final String HERE = "dip.validated.IF-001";
    private static final String LATER = "dip.validated.IF-002";
    /** The embedded broker's own, which without Quarkus says everything. */
    private static final Logger TALKATIVE = Logger.getLogger("org.apache");
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Relay.Settings SETTINGS = new Relay.Settings(5, 1_000_000, Duration.ofMillis(1), Duration.ZERO);

    private static PostgresServer postgres;
    private static PGSimpleDataSource database;
    private static Transactions transactions;

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RelayTable table = new RelayTable("relay");
    private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    private EmbeddedBroker broker;
    private AmqpPublisher publisher;

    @BeforeAll
    static void start() throws SQLException {
        TALKATIVE.setLevel(Level.WARNING);
        postgres = PostgresServer.start(PostgresServer.Settings.temporary());
        database = new PGSimpleDataSource();
        database.setUrl(postgres.jdbcUrl());
        database.setUser(PostgresServer.USERNAME);
        database.setPassword(PostgresServer.PASSWORD);
        transactions = new Transactions(database);
        execute("create table relay (id bigint generated always as identity primary key, message bytea not null)");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        execute("truncate relay");
        broker = EmbeddedBroker.start(EmbeddedBroker.Settings.inMemory(Topology.ofInterfaces(List.of("IF-001"))));
        publisher = AmqpPublisher.start(vertx, settings(), "test");
        AmqpConsumer.start(vertx, settings(), "test", HERE, null, 1000, received -> {
            arrived.add(callId(received.message()));
            received.accept();
        });
    }

    @AfterEach
    void disconnect() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        broker.close();
    }

    @Test
    void everythingIsPassedOnInItsOrderAndForgotten() throws Exception {
        List<String> calls = calls("call", 23);
        add(HERE, calls);

        passOn(relay(), 0);

        assertThat(arrived(23)).containsExactlyElementsOf(calls);
        assertThat(registry.counter("dip.relay.messages", "outcome", "sent").count()).isEqualTo(23);
    }

    @Test
    void whatTheBrokerRejectsKeepsNobodyAndGoesWhenItIsTaken() throws Exception {
        Relay relay = relay();
        add(LATER, calls("rejected", 12));
        add(HERE, calls("behind", 12));

        passOn(relay, 12);
        assertThat(arrived(12)).allMatch(call -> call.startsWith("behind"));
        add(HERE, calls("new", 3));
        passOn(relay, 12);
        assertThat(arrived(3)).allMatch(call -> call.startsWith("new"));
        assertThat(registry.counter("dip.relay.messages", "outcome", "rejected").count()).isGreaterThanOrEqualTo(12);
        assertThat(registry.get("dip.relay.waiting").gauge().value()).isEqualTo(12);

        int port = broker.port();
        broker.close();
        broker = EmbeddedBroker.start(EmbeddedBroker.Settings.inMemory(Topology.ofInterfaces(List.of("IF-001", "IF-002"))).withPort(port));
        passOn(relay, 0);

        assertThat(broker.depth(LATER)).isEqualTo(12);
    }

    @Test
    void whileTheBrokerIsAwayEverythingWaits() throws Exception {
        Relay relay = relay();
        broker.close();
        await(() -> !publisher.isReady());
        List<String> calls = calls("call", 7);
        add(HERE, calls);
        relay.take();
        assertThat(relay.count()).isEqualTo(7);

        broker = broker.restart();
        passOn(relay, 0);

        assertThat(arrived(7)).containsExactlyElementsOf(calls);
    }

    @Test
    void aRoundIsBoundedByBytesAndALargerMessageGoesAlone() throws Exception {
        List<String> calls = calls("x".repeat(3_000), 4);
        add(HERE, calls);
        int size = WireForm.encoded(call(calls.getFirst()).toMessage()).length;

        try (Connection connection = database.getConnection()) {
            assertThat(table.next(connection, 0, 100, 2 * size + 1000).size()).isEqualTo(2);
            assertThat(table.next(connection, 0, 100, 10).size()).isEqualTo(1);
            assertThat(table.next(connection, 0, 3, 1_000_000).size()).isEqualTo(3);
        }
    }

    @Test
    void copiesPassOnEachMessageOnce() throws Exception {
        List<String> calls = calls("call", 60);
        add(HERE, calls);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> copies = new ArrayList<>();
            for (int copy = 0; copy < 3; copy++) {
                Relay relay = relay();
                copies.add(threads.submit(() -> {
                    passOn(relay, 0);
                    return null;
                }));
            }
            for (Future<?> copy : copies) {
                copy.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
        }

        assertThat(arrived(60)).containsExactlyInAnyOrderElementsOf(calls);
        assertThat(arrived).isEmpty();
    }

    @Test
    void messageWithoutAnAddressIsTheJournals() throws Exception {
        byte[] old = WireForm.encoded(call("old").toMessage());
        try (Connection connection = database.getConnection(); var insert = connection.prepareStatement("insert into relay (message) values (?)")) {
            insert.setBytes(1, old);
            insert.executeUpdate();
        }

        passOn(relay(), 0);

        assertThat(broker.depth("dip.journal")).isEqualTo(1);
    }

    private Relay relay() {
        return new Relay(transactions, publisher, table, SETTINGS, registry);
    }

    /** Until no more than this wait. */
    private void passOn(Relay relay, int left) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (relay.count() > left) {
            assertThat(System.nanoTime()).as("nothing more is passed on; waiting: %d", relay.count()).isLessThan(deadline);
            relay.take();
        }
    }

    private List<String> arrived(int count) throws InterruptedException {
        List<String> all = new ArrayList<>();
        while (all.size() < count) {
            String next = arrived.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
            assertThat(next).as("arrived so far: %d", all.size()).isNotNull();
            all.add(next);
        }
        return all;
    }

    private void add(String address, List<String> calls) throws SQLException {
        transactions.in(connection -> {
            table.add(connection, calls.stream().map(id -> call(id).toMessage()).peek(message -> message.setAddress(address)).toList());
            return null;
        });
    }

    private static List<String> calls(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + "-" + i).toList();
    }

    private static JournalEntry.Call call(String id) {
        return new JournalEntry.Call(id, "c", "2300000001", "https://dip", List.of("i.0"), 201, "delivered", null, 1, 1, null, null);
    }

    private static String callId(Message message) {
        try {
            return ((JournalEntry.Call) JournalEntry.of(message)).callId();
        } catch (UnreadableMessage e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private BrokerSettings settings() {
        return BrokerSettings.artemis(broker.host(), broker.port(), null, null);
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
