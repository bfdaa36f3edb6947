package dip.client;

import static org.assertj.core.api.Assertions.assertThat;

import dip.client.DipServer.Call;
import dip.client.Outcome.Accepted;
import dip.client.Outcome.AtFault;
import dip.client.Outcome.Guard;
import dip.client.Outcome.NotTried;
import dip.client.Outcome.Rejected;
import dip.client.Outcome.TryLater;
import dip.client.Outcome.Unknown;
import dip.signing.CryptoProvider;
import dip.signing.Pem;
import dip.signing.SignatureHeader;
import dip.signing.SignatureVerifier;
import dip.signing.SignedRequest;
import dip.signing.TrustSettings;
import dip.signing.TrustSettings.Revocation;
import dip.signing.TrustSettings.WhenUnknown;
import dip.signing.Verification;
import dip.signing.authority.CertificateAuthority;
import dip.signing.authority.CertificateAuthority.Use;
import dip.signing.keys.SigningIdentity;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Calls over real connections. */
@Timeout(300)
class DipClientTest {

    private static final byte[] BODY = "[{\"é\":1}]".getBytes(StandardCharsets.UTF_8);
    private static final Endpoint IF_021 = Endpoint.channel("IF-021");
    private static final Endpoint IF_036 = Endpoint.channel("IF-036");
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final long LIMIT_SECONDS = 60;

    @TempDir
    Path pki;

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicLong shift = new AtomicLong();
    private CertificateAuthority authority;
    private DipServer dip;
    private Caller caller;
    private volatile String apiKey = "first key";

    @BeforeEach
    void start() throws Exception {
        dip = new DipServer(vertx);
        authority = CertificateAuthority.create("Test", InstantSource.system());
        Files.writeString(pki.resolve("ca.pem"), Pem.encode(authority.certificate()));
        authority.issue("first", Use.SIGNING, Duration.ofDays(1), List.of()).write(pki, "signing");
        caller = callerWithConnections(4);
    }

    @AfterEach
    void stop() {
        dip.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void callIsSignedAndCarriesTheKey() throws Exception {
        assertThat(client().post(caller, IF_021, BODY)).isInstanceOf(Accepted.class);

        Call call = dip.next();
        assertThat(call.request().path()).isEqualTo("/dip-channel/IF-021");
        assertThat(call.body()).isEqualTo(BODY);
        assertThat(call.request().getHeader("X-API-Key")).isEqualTo("first key");
        assertThat(verification(call)).isInstanceOf(Verification.Valid.class);
    }

    @Test
    void deletionIsSignedWithoutABody() throws Exception {
        dip.does(call -> call.answer(204, ""));

        assertThat(client().delete(caller, Endpoint.webhook("IF-021", "1000000001"))).isInstanceOf(Accepted.class);

        Call call = dip.next();
        assertThat(call.request().path()).isEqualTo("/dip-channel/IF-021/pubconfig/1000000001");
        assertThat(call.body()).isEmpty();
        assertThat(verification(call, "{}".getBytes(StandardCharsets.US_ASCII))).isInstanceOf(Verification.Valid.class);
    }

    @Test
    void callerIsNamedInTheHeaderForItOnlyWhereToldSo() throws Exception {
        DipClient client = client();
        client.post(caller, IF_021, BODY);
        client.post(new Caller(caller.dipId(), caller.apiKey(), caller.signing(), Optional.of("1000000001"), caller.connections()),
                IF_021, BODY);

        assertThat(dip.next().request().headers().contains("X-DIP-MPO")).isFalse();
        assertThat(dip.next().request().getHeader("X-DIP-MPO")).isEqualTo("1000000001");
    }

    @Test
    void newKeysAreUsedAtOnce() throws Exception {
        DipClient client = client();
        client.post(caller, IF_021, BODY);
        String before = dip.next().request().getHeader(SignatureHeader.CERTIFICATE);

        apiKey = "second key";
        authority.issue("second", Use.SIGNING, Duration.ofDays(1), List.of()).write(pki, "signing");
        Files.setLastModifiedTime(pki.resolve("signing.key.pem"), FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        client.post(caller, IF_021, BODY);

        Call call = dip.next();
        assertThat(call.request().getHeader("X-API-Key")).isEqualTo("second key");
        assertThat(call.request().getHeader(SignatureHeader.CERTIFICATE)).isNotEqualTo(before);
        assertThat(verification(call)).isInstanceOf(Verification.Valid.class);
    }

    @Test
    void connectionIsKept() throws Exception {
        DipClient client = client();
        Caller one = callerWithConnections(1);   // with more, a second call may open another before the first is back in the pool

        client.post(one, IF_021, BODY);
        client.post(one, IF_036, BODY);

        assertThat(dip.next().request().connection()).isSameAs(dip.next().request().connection());
    }

    @Test
    void refusalSaysWhy() throws Exception {
        dip.does(call -> call.answer(400, "{\"messageArray\":[{\"message\":\"MSG1001 -Schema Failure\"}]}"));

        Rejected rejected = (Rejected) client().post(caller, IF_021, BODY);

        assertThat(rejected.reasons()).containsExactly("MSG1001 -Schema Failure");
        assertThat(registry.get("dip.client.calls").tag("channel", "IF-021").tag("outcome", "refused").timer().count()).isEqualTo(1);
    }

    @Test
    void callerThatIsNotLetInTriesEverMoreRarelyAndAtOnceWithOtherKeys() throws Exception {
        DipClient client = clientWithAStoppedClock();
        dip.does(call -> call.answer("second key".equals(call.request().getHeader("X-API-Key")) ? 201 : 401, ""));

        assertThat(client.post(caller, IF_021, BODY)).isInstanceOf(AtFault.class);
        for (int pause : new int[] {5, 10, 20, 40, 60, 60}) {
            pass(Duration.ofSeconds(pause - 1));
            assertThat(client.post(caller, IF_036, BODY)).isInstanceOf(NotTried.class);
            pass(Duration.ofSeconds(1));
            assertThat(client.post(caller, IF_021, BODY)).isInstanceOf(AtFault.class);
        }
        assertThat(client.isKept(caller)).isTrue();

        apiKey = "second key";
        assertThat(client.isKept(caller)).isFalse();
        assertThat(client.post(caller, IF_021, BODY)).isInstanceOf(Accepted.class);
        assertThat(client.fault(caller)).isEmpty();
    }

    @Test
    void faultOfOneParticipantIsNoneOfAnother() throws Exception {
        DipClient client = clientWithAStoppedClock();
        dip.does(call -> call.answer(401, ""));
        client.post(caller, IF_021, BODY);
        dip.does(call -> call.answer(201, ""));

        Caller other = new Caller("1000000002", caller.apiKey(), caller.signing(), caller.mpo(), caller.connections());

        assertThat(client.post(other, IF_021, BODY)).isInstanceOf(Accepted.class);
        assertThat(client.post(caller, IF_021, BODY)).isInstanceOf(NotTried.class);
    }

    @Test
    void connectionThatGoesAfterSendingLeavesItUnknown() throws Exception {
        dip.does(Call::hangUp);

        assertThat(client().post(caller, IF_021, BODY)).isInstanceOf(Unknown.class);
    }

    @Test
    void silenceLeavesItUnknown() throws Exception {
        dip.does(call -> { });

        assertThat(client(settings(SHORT, Limits.concurrent(4), Limits.concurrent(4))).post(caller, IF_021, BODY))
                .isEqualTo(new Unknown("no answer within PT1S"));
    }

    @Test
    void noConnectionIsNoDoubt() throws Exception {
        try (Socket nobodyListens = new Socket()) {
            nobodyListens.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            URI nobody = URI.create("http://127.0.0.1:" + nobodyListens.getLocalPort() + "/");

            TryLater later = (TryLater) client(settings(nobody, LONG, Limits.concurrent(4), Limits.concurrent(4)))
                    .post(caller, IF_021, BODY);

            assertThat(later.id()).isEqualTo("unreachable");
            assertThat(later.asked()).isEmpty();
        }
    }

    @Test
    void channelIsQuietForAsLongAsTheDipAsks() throws Exception {
        DipClient client = client();
        dip.does(call -> call.busy(429, "30"));
        assertThat(((TryLater) client.post(caller, IF_021, BODY)).asked()).contains(Duration.ofSeconds(30));
        dip.does(call -> call.answer(201, ""));

        NotTried kept = (NotTried) client.post(caller, IF_021, BODY);
        assertThat(kept.guard()).isEqualTo(Guard.RETRY_AFTER);
        assertThat(kept.pause()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
        assertThat(client.post(caller, IF_036, BODY)).isInstanceOf(Accepted.class);
        shift.addAndGet(Duration.ofSeconds(30).toNanos());

        assertThat(client.post(caller, IF_021, BODY)).isInstanceOf(Accepted.class);
        assertThat(registry.get("dip.client.not.tried").tag("guard", "retry_after").counter().count()).isEqualTo(1);
    }

    @Test
    void endpointThatFailsIsLeftAloneAndTheOthersAreNot() throws Exception {
        DipClient client = clientWithAStoppedClock();
        dip.does(call -> call.answer(503, ""));
        for (int i = 0; i < 4; i++) {
            assertThat(client.post(caller, IF_021, BODY)).isInstanceOf(TryLater.class);
        }
        dip.does(call -> call.answer(201, ""));

        assertThat(client.post(caller, IF_021, BODY)).isInstanceOfSatisfying(NotTried.class,
                kept -> assertThat(kept.guard()).isEqualTo(Guard.CIRCUIT));
        assertThat(registry.get("dip.client.circuit.open").tag("channel", "IF-021").gauge().value()).isEqualTo(1);
        assertThat(client.post(caller, IF_036, BODY)).isInstanceOf(Accepted.class);
    }

    @Test
    void endpointIsTriedAgainAfterThePause() throws Exception {
        DipClient client = client(new ClientSettings(URI.create(dip.url()), LONG, LONG, LONG, Limits.concurrent(4), Limits.concurrent(4),
                new CircuitSettings(1, 1, Duration.ofMillis(50))));
        dip.does(call -> call.answer(503, ""));
        assertThat(client.post(caller, IF_021, BODY)).isInstanceOf(TryLater.class);
        dip.does(call -> call.answer(201, ""));

        assertThat(Stream.generate(() -> post(client)).filter(outcome -> !(outcome instanceof NotTried)).findFirst())
                .get().isInstanceOf(Accepted.class);
        assertThat(registry.get("dip.client.circuit.open").tag("channel", "IF-021").gauge().value()).isZero();
    }

    @Test
    void callsOfAChannelWaitForOneAnother() throws Exception {
        DipClient client = client(settings(LONG, Limits.concurrent(4), Limits.concurrent(1)));
        dip.does(call -> { });

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Outcome> first = threads.submit(() -> client.post(caller, IF_021, BODY));
            Call held = dip.next();
            Future<Outcome> second = threads.submit(() -> client.post(caller, IF_021, BODY));
            Future<Outcome> other = threads.submit(() -> client.post(caller, IF_036, BODY));
            Call ofTheOther = dip.next();
            assertThat(ofTheOther.request().path()).isEqualTo("/dip-channel/IF-036");
            assertThat(dip.waiting()).isZero();
            ofTheOther.answer(201, "");
            held.answer(201, "");
            dip.next().answer(201, "");

            for (Future<Outcome> call : List.of(first, second, other)) {
                assertThat(call.get(LIMIT_SECONDS, TimeUnit.SECONDS)).isInstanceOf(Accepted.class);
            }
        }
    }

    @Test
    void callThatWouldWaitTooLongIsNotTried() throws Exception {
        DipClient slow = client(settings(LONG, new Limits(4, 0.001), Limits.concurrent(4)));
        slow.post(caller, IF_021, BODY);

        assertThat(slow.post(caller, IF_036, BODY)).isInstanceOfSatisfying(NotTried.class,
                kept -> assertThat(kept.guard()).isEqualTo(Guard.RATE));

        dip.next();
        assertThat(dip.waiting()).isZero();
    }

    @Test
    void callThatFindsNoRoomIsNotTriedAndTakesNone() throws Exception {
        DipClient client = client(settings(SHORT, Limits.concurrent(1), Limits.concurrent(4)));
        dip.does(call -> { });

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome>> calls = List.of(threads.submit(() -> client.post(caller, IF_021, BODY)),
                    threads.submit(() -> client.post(caller, IF_036, BODY)));
            for (Future<Outcome> call : calls) {
                assertThat(call.get(LIMIT_SECONDS, TimeUnit.SECONDS)).isNotInstanceOf(Accepted.class);
            }
        }
        dip.does(call -> call.answer(201, ""));

        assertThat(Stream.generate(() -> post(client)).anyMatch(Accepted.class::isInstance)).isTrue();
    }

    @Test
    void callerDoesNotTellItsKey() {
        assertThat(caller.toString()).doesNotContain(apiKey);
    }

    private Outcome post(DipClient client) {
        try {
            return client.post(caller, IF_021, BODY);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void pass(Duration time) {
        shift.addAndGet(time.toNanos());
    }

    private DipClient client() {
        return client(settings(LONG, Limits.concurrent(4), Limits.concurrent(4)));
    }

    /** Its time passes by {@link #pass} alone. */
    private DipClient clientWithAStoppedClock() {
        return new DipClient(settings(LONG, Limits.concurrent(4), Limits.concurrent(4)), InstantSource.system(), shift::get, registry);
    }

    private Caller callerWithConnections(int atMost) throws Exception {
        HttpClient connections = vertx.createHttpClient(settings(LONG, Limits.concurrent(atMost), Limits.concurrent(4)).connections());
        return new Caller("1000000001", () -> apiKey, SigningFiles.open(SigningIdentity.pem(pki.resolve("signing.key.pem"),
                pki.resolve("signing.cert.pem")), CryptoProvider.JDK, InstantSource.system()), Optional.empty(),
                () -> new Connected(connections, Optional.empty(), "no TLS"));
    }

    private DipClient client(ClientSettings settings) {
        return new DipClient(settings, InstantSource.system(), () -> System.nanoTime() + shift.get(), registry);
    }

    private ClientSettings settings(Duration timeout, Limits perParticipant, Limits perChannel) {
        return settings(URI.create(dip.url() + "/"), timeout, perParticipant, perChannel);
    }

    private static ClientSettings settings(URI url, Duration timeout, Limits perParticipant, Limits perChannel) {
        return new ClientSettings(url, LONG, timeout, LONG, perParticipant, perChannel,
                new CircuitSettings(4, 1, Duration.ofSeconds(5)));
    }

    private Verification verification(Call call) {
        return verification(call, call.body());
    }

    private Verification verification(Call call, byte[] signedBody) {
        MultiMap headers = call.request().headers();
        SignatureVerifier verifier = new SignatureVerifier(new TrustSettings(List.of(pki.resolve("ca.pem")), Duration.ofMinutes(5),
                2048, Revocation.NONE, List.of(), WhenUnknown.FAIL_CLOSED), CryptoProvider.JDK, InstantSource.system(), Runnable::run);
        return verifier.verify(new SignedRequest(call.request().method().name(), dip.url() + call.request().uri(),
                headers.getAll(SignatureHeader.SIGNATURE), headers.getAll(SignatureHeader.DATE),
                headers.getAll(SignatureHeader.CONTENT_HASH), headers.getAll(SignatureHeader.CERTIFICATE), signedBody))
                .toCompletableFuture().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    }
}
