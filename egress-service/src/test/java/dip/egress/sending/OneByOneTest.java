package dip.egress.sending;

import static org.assertj.core.api.Assertions.assertThat;

import dip.client.Endpoint;
import dip.client.Outcome.Accepted;
import dip.client.Pauses;
import dip.egress.EgressConfig;
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
import dip.egress.outbox.Settlements;
import dip.embedded.EmbeddedServices;
import dip.messaging.BrokerSettings;
import dip.model.MessageFacts;
import dip.sending.Ramp;
import dip.sending.call.JournalledCalls;
import dip.sending.call.JournalledCalls.Made;
import dip.service.participants.Participants;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each message goes in a call of its own: several are claimed, sent and settled at once. */
@QuarkusTest
@TestProfile(OneByOneTest.Settings.class)
@WithTestResource(EmbeddedServices.class)
@WithTestResource(FakeDipResource.class)
class OneByOneTest {

    private static final int CONCURRENCY = 4;
    private static final Duration OVER = Duration.ofMillis(-1);

    public static class Settings extends ServiceSettings {

        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
            settings.put("dip.egress.sending.batch", "1");
            settings.put("dip.egress.sending.concurrency", Integer.toString(CONCURRENCY));
            return settings;
        }
    }

    @TestHTTPResource
    URI uri;
    @Inject
    Vertx vertx;
    @Inject
    BrokerSettings broker;
    @Inject
    Participants participants;
    @Inject
    EgressConfig config;
    @Inject
    Outbox outbox;
    @Inject
    JournalledCalls calls;
    @Inject
    Settlements settlements;
    @Inject
    Pauses pauses;
    @Inject
    Senders senders;
    @Inject
    DataSource postgres;

    /** References that the DIP has taken. */
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private FakeDip dip;
    private Service service;
    private Wire wire;

    @BeforeEach
    void connect() throws Exception {
        senders.stop();
        dip.reply(this::takeOnce);
        service = new Service(uri);
        wire = new Wire(vertx, broker);
    }

    @AfterEach
    void disconnect() throws Exception {
        wire.close();
        senders.stop();
        senders.start();
    }

    @Test
    void nothingIsClaimedThatIsNotInACall() throws Exception {
        Queue<CompletableFuture<Reply>> open = new ConcurrentLinkedQueue<>();
        dip.replyLater(call -> {
            CompletableFuture<Reply> answer = new CompletableFuture<>();
            open.add(answer);
            return answer.thenApply(reply -> takeOnce(call));
        });
        List<JsonObject> submitted = service.take(many(3 * CONCURRENCY));

        senders.start();

        for (int i = 0; i < CONCURRENCY; i++) {
            assertThat(dip.next().messages()).hasSize(1);
        }
        assertThat(claimed()).isEqualTo(CONCURRENCY);
        for (int i = CONCURRENCY; i < submitted.size(); i++) {
            open.remove().complete(Reply.ACCEPTED);
            assertThat(dip.next().messages()).hasSize(1);
            assertThat(claimed()).isLessThanOrEqualTo(CONCURRENCY);
        }
        dip.reply(this::takeOnce);
        open.forEach(answer -> answer.complete(Reply.ACCEPTED));
        areAcceptedAndToldOnceEach(submitted);
    }

    @Test
    void ofAnMpanOneFollowsTheOther() throws Exception {
        String mpan = "1900012374324";
        List<JsonObject> submitted = service.take(Stream.generate(() -> Messages.bare("IF-031", "[MSApp]", mpan)).limit(6)
                .toArray(JsonObject[]::new));

        senders.start();

        List<String> came = new ArrayList<>();
        for (int i = 0; i < submitted.size(); i++) {
            came.addAll(references(dip.next()));
        }
        assertThat(came).containsExactlyElementsOf(submitted.stream().map(each -> each.getString("reference")).toList());
        areAcceptedAndToldOnceEach(submitted);
    }

    /** Of those it had claimed together, the first was settled, the second only sent, the others not even that. */
    @Test
    void whatAVanishedCopyHadClaimedEndsAcceptedOnceHoweverFarItHadCome() throws Exception {
        List<JsonObject> submitted = service.take(many(6));
        List<Claim> claims = outbox.claim(Messages.SENDER, Set.of(), submitted.size(), config.batchBytes(), OVER);
        assertThat(claims).hasSize(submitted.size());
        Made settled = post(claims.get(0));
        settlements.accepted(claims.subList(0, 1), Map.of(), null, settled);
        post(claims.get(1));
        post(claims.get(2));

        senders.start();

        assertThat(service.await(submitted.get(0), "accepted").getInteger("attempts")).isOne();
        for (JsonObject sent : submitted.subList(1, 3)) {
            assertThat(service.await(sent, "accepted").getString("code")).isEqualTo("MSG1006");
        }
        for (JsonObject unsent : submitted.subList(3, 6)) {
            assertThat(service.await(unsent, "accepted").getString("code")).isEqualTo("MSG0000");
        }
        areAcceptedAndToldOnceEach(submitted);
    }

    /** The copy that had them only slept: its answers come, together, after another has settled the messages. */
    @Test
    void answersThatComeTooLateChangeNothing() throws Exception {
        List<JsonObject> submitted = service.take(many(3));
        List<Claim> claims = outbox.claim(Messages.SENDER, Set.of(), submitted.size(), config.batchBytes(), OVER);
        List<Made> late = new ArrayList<>();
        for (Claim claim : claims) {
            late.add(post(claim));
        }
        senders.start();
        List<JsonObject> accepted = new ArrayList<>();
        for (JsonObject each : submitted) {
            accepted.add(service.await(each, "accepted"));
        }

        settlements.accepted(claims.subList(0, 1), Map.of(), null, late.get(0));
        settlements.failed(claims.subList(1, 2), late.get(1));
        settlements.again(claims.subList(2, 3), true, claim -> Duration.ZERO, late.get(2));

        for (int i = 0; i < submitted.size(); i++) {
            assertThat(service.find(submitted.get(i))).isEqualTo(accepted.get(i));
        }
        areAcceptedAndToldOnceEach(submitted);
    }

    @Test
    void bytesInCallsHaveALimitOverAllCalls() throws Exception {
        List<JsonObject> submitted = service.take(many(5));
        int each = outbox.claim(Messages.SENDER, Set.of(), 1, config.batchBytes(), OVER).getFirst().json().length;
        Room room = new Room(each + each / 2);
        Supply supply = new Supply(Messages.SENDER, config, outbox, new Ramp(5, CONCURRENCY, pauses, System::nanoTime), room);

        List<Claim> first = supply.next();
        List<Claim> second = supply.next();
        assertThat(first).hasSize(1);
        assertThat(second).as("the one that may exceed it").hasSize(1);
        assertThat(supply.next()).isEmpty();

        supply.done(first);
        List<Claim> third = supply.next();
        assertThat(third).hasSize(1);
        outbox.release(Stream.of(first, second, third).flatMap(List::stream).toList(), Duration.ZERO);
        senders.start();
        areAcceptedAndToldOnceEach(submitted);
    }

    private Made post(Claim claim) throws InterruptedException {
        Made call = (Made) calls.post(participants.find(Messages.SENDER).orElseThrow(), Endpoint.channel("IF-031"), List.of(claim));
        assertThat(call.outcome()).isInstanceOf(Accepted.class);
        return call;
    }

    private void areAcceptedAndToldOnceEach(List<JsonObject> submitted) throws Exception {
        for (JsonObject each : submitted) {
            service.await(each, "accepted");
        }
        assertThat(taken).containsAll(submitted.stream().map(each -> each.getString("reference")).toList());
        JsonObject last = service.take(Messages.any()).getFirst();
        wire.sent(last);
        assertThat(wire.told(submitted)).doesNotHaveDuplicates().hasSameSizeAs(submitted);
    }

    private int claimed() throws SQLException {
        try (Connection connection = postgres.getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from egress.outbox where leased_until is not null")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** As the DIP: what it has it does not take again. */
    private Reply takeOnce(Posted call) {
        return references(call).stream().allMatch(taken::add) ? Reply.ACCEPTED : new Reply(400, "MSG1006");
    }

    private static List<String> references(Posted call) {
        return call.messages().stream().map(MessageFacts::senderUniqueReference).toList();
    }

    private static JsonObject[] many(int count) {
        return Stream.generate(Messages::any).limit(count).toArray(JsonObject[]::new);
    }
}
