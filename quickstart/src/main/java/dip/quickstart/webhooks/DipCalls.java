package dip.quickstart.webhooks;

import dip.client.Caller;
import dip.client.CircuitSettings;
import dip.client.ClientSettings;
import dip.client.Connected;
import dip.client.DipClient;
import dip.client.Endpoint;
import dip.client.Limits;
import dip.client.Outcome;
import dip.client.Outcome.NotTried;
import dip.client.Outcome.Tried;
import dip.client.Outcome.TryLater;
import dip.client.Outcome.Unknown;
import dip.client.Pauses;
import dip.client.SigningFiles;
import dip.model.json.JsonWriter;
import dip.service.InvalidConfiguration;
import dip.service.participants.Callbacks;
import dip.service.participants.Participant;
import dip.service.security.Secret;
import dip.signing.CryptoProvider;
import dip.signing.keys.SigningIdentity;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The calls that set webhooks and take them back (dip-spec section 2.1), by each participant for itself. */
final class DipCalls implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int ATTEMPTS = 4;
    /** A longer wait is for the next apply. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long CLOSE_SECONDS = 10;
    private static final Pauses.Settings PAUSES = new Pauses.Settings(Duration.ofSeconds(1), Duration.ofSeconds(30), 0.5);

    private final Vertx vertx = Vertx.vertx();
    private final PrintWriter out;
    private final SettingsFiles settings;
    private final ClientSettings client;
    private final Pauses pauses = new Pauses(PAUSES);
    private final Map<String, Side> sides = new HashMap<>();

    /** A participant's side of the calls. */
    private record Side(DipClient dip, Caller caller) {
    }

    /** @param out is told of waits */
    DipCalls(SettingsFiles settings, URI dipUrl, PrintWriter out) {
        this.out = out;
        this.settings = settings;
        this.client = new ClientSettings(dipUrl, CONNECT, TIMEOUT, TIMEOUT, Limits.concurrent(1), Limits.concurrent(1),
                new CircuitSettings(ATTEMPTS + 1, 1, Duration.ofSeconds(1)));
    }

    /** Makes ready to call for the participant. @throws InvalidConfiguration where it cannot */
    void prepare(Participant participant) {
        sides.put(participant.dipId(), new Side(new DipClient(client, InstantSource.system(), new SimpleMeterRegistry()), caller(participant)));
    }

    /**
     * Calls until there is an answer that is final, a few times at most and not where a longer wait is asked for: each call may
     * be repeated. Where there is none, it is {@link Unknown} as soon as one of the calls was.
     */
    Outcome make(Change change) throws InterruptedException {
        Outcome outcome = call(change);
        Outcome lost = outcome;
        for (int attempt = 1; attempt < ATTEMPTS && isPassing(outcome); attempt++) {
            Duration pause = pause(outcome, attempt);
            if (pause.compareTo(PATIENCE) > 0) {
                break;
            }
            out.println("     no answer that is final to " + change + "; again in " + pause.toSeconds() + " s");
            out.flush();
            Thread.sleep(pause);
            outcome = call(change);
            lost = lost instanceof Unknown ? lost : outcome;
        }
        return isPassing(outcome) ? lost : outcome;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().orTimeout(CLOSE_SECONDS, TimeUnit.SECONDS).join();
    }

    private Outcome call(Change change) throws InterruptedException {
        Place place = change.place();
        Endpoint endpoint = place.channel().equals(Callbacks.STATUS_MESSAGES) ? Endpoint.statusWebhook(place.participant())
                : Endpoint.webhook(place.channel(), place.participant());
        Side side = sides.get(place.participant());
        return change.action() == Change.Action.REMOVE ? side.dip.delete(side.caller, endpoint)
                : side.dip.post(side.caller, endpoint, new JsonWriter(256).beginObject().member("callbackURL", change.url()).endObject().toBytes());
    }

    private static boolean isPassing(Outcome outcome) {
        return outcome instanceof TryLater || outcome instanceof NotTried || outcome instanceof Unknown;
    }

    private Duration pause(Outcome outcome, int attempt) {
        return switch (outcome) {
            case NotTried kept -> kept.pause();
            case TryLater later -> pauses.after(attempt, later.asked());
            case Tried other -> pauses.after(attempt, Optional.empty());
        };
    }

    private Caller caller(Participant participant) {
        Secret apiKey = participant.apiKey().orElseThrow(() -> new InvalidConfiguration(participant.key() + ".api-key", "is missing"));
        SigningIdentity identity = participant.signing()
                .orElseThrow(() -> new InvalidConfiguration(participant.key() + ".signing-key", "is missing"));
        HttpClientOptions options = client.connections();
        if ("https".equals(client.url().getScheme())) {
            TlsSettings.of(settings.config(), participant.dipId()).configure(options);
        }
        Connected connections = new Connected(vertx.createHttpClient(options), Optional.empty(), "quarkus.tls.dip");
        try {
            return new Caller(participant.dipId(), apiKey::value, SigningFiles.open(identity, CryptoProvider.JDK, InstantSource.system()),
                    participant.mpo(), () -> connections);
        } catch (IOException | IllegalArgumentException unusable) {
            throw new InvalidConfiguration(participant.key() + ".signing-key", unusable.getMessage());
        }
    }
}
