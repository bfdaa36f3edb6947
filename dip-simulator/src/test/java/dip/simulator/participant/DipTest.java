package dip.simulator.participant;

import static org.assertj.core.api.Assertions.assertThat;

import dip.model.json.MalformedJson;
import dip.model.response.StandardResponse;
import dip.model.response.StandardResponse.Item;
import dip.simulator.channel.DipApi;
import dip.simulator.participant.ApiCalls.Reply;
import dip.simulator.participant.TestWebhooks.Told;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

/** A supplier and an operator in front of a DIP: what the tests of its behaviours share. */
@QuarkusTestResource(TestDip.class)
public abstract class DipTest {

    protected static final String RELATIONS = "/dip-channel/IF-019";

    private static final Duration LONGEST = Duration.ofSeconds(60);

    protected final SupplierMessages messages = new SupplierMessages();
    protected ControlCalls control;
    protected ApiCalls supplier;

    @TestHTTPResource("/")
    URI uri;

    @Inject
    DipApi api;

    @Inject
    Vertx vertx;

    @BeforeEach
    void connect() {
        TestDip.webhooks().behave(call -> Told.status(201));
        control = new ControlCalls(uri);
        supplier = callsOf(TestDip.SUPPLIER);
    }

    protected ApiCalls callsOf(String dipId) {
        return new ApiCalls(vertx, api.url(), dipId);
    }

    /** Sends one IF-019 to this recipient. @return its transaction ID */
    protected String send(String recipient) {
        return taken(supplier.post(RELATIONS, messages.batch(messages.relation(recipient)))).getFirst();
    }

    /** The transaction IDs of a batch that was taken. */
    protected static List<String> taken(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return items(reply).stream().map(Item::transactionId).toList();
    }

    protected static List<String> codes(Reply reply) {
        return items(reply).stream().map(Item::code).toList();
    }

    protected static List<Item> items(Reply reply) {
        try {
            return StandardResponse.parse(reply.body().getBytes(StandardCharsets.UTF_8)).messages();
        } catch (MalformedJson other) {
            throw new AssertionError(reply.body(), other);
        }
    }

    /** The next call of this webhook; one of another, for an earlier test, may come between. */
    protected static TestWebhooks.Received nextCall(String dipId, String channel) throws InterruptedException {
        TestWebhooks.Received call = TestDip.webhooks().next();
        while (!call.path().equals("/webhooks/" + dipId + "/" + channel)) {
            call = TestDip.webhooks().next();
        }
        return call;
    }

    /** The statuses in the next call of the supplier's status webhook. */
    protected static List<Item> nextStatuses() throws InterruptedException, MalformedJson {
        return StandardResponse.parseArray(nextCall(TestDip.SUPPLIER, "statusmessage").body());
    }

    /** The statuses in the call that tells of this message. */
    protected static List<Item> statusesAbout(String transactionId) throws InterruptedException, MalformedJson {
        List<Item> statuses = nextStatuses();
        while (statuses.stream().noneMatch(status -> transactionId.equals(status.transactionId()))) {
            statuses = nextStatuses();
        }
        return statuses;
    }

    /** {@code Stage:Status} of each step of a message, read until the steps are as they should be. */
    protected List<String> steps(String transactionId, Predicate<List<String>> complete) {
        return eventually(() -> steps(new JsonObject(control.get("journal/" + transactionId).body())), complete);
    }

    protected static List<String> steps(JsonObject journalRecord) {
        return journalRecord.getJsonArray("JournalEntries").stream().map(JsonObject.class::cast)
                .map(entry -> entry.getString("DIPStage") + ":" + entry.getString("Status")).toList();
    }

    /** The first value that will do; the last one read where none does in time. */
    protected static <T> T eventually(Supplier<T> read, Predicate<T> complete) {
        long end = System.nanoTime() + LONGEST.toNanos();
        T value = read.get();
        while (!complete.test(value) && System.nanoTime() < end) {
            value = read.get();
        }
        return value;
    }
}
