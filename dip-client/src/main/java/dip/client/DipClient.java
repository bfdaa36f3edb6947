package dip.client;

import dip.client.Outcome.NotTried;
import dip.client.Outcome.Tried;
import dip.signing.SignatureHeader;
import dip.signing.SignatureValues;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Calls to the DIP, one attempt each. Safe to share between threads; blocks, so it is for virtual threads, never for an
 * event loop. What it keeps grows with participants and endpoints, not with calls.
 */
public final class DipClient {

    private static final String API_KEY = "X-API-Key";
    private static final String MPO = "X-DIP-MPO";
    private static final byte[] NOTHING = new byte[0];

    private final ClientSettings settings;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final ClientMetrics metrics;
    private final Map<Endpoint, Circuit> circuits = new ConcurrentHashMap<>();
    private final Map<String, Turnstile> participants = new ConcurrentHashMap<>();
    private final Map<String, Fitness> fitness = new ConcurrentHashMap<>();
    private final Map<Channel, Gate> gates = new ConcurrentHashMap<>();

    private record Channel(String dipId, Endpoint endpoint) {
    }

    /** @param clock for dates in {@code Retry-After} */
    public DipClient(ClientSettings settings, InstantSource clock, MeterRegistry registry) {
        this(settings, clock, System::nanoTime, registry);
    }

    /** @param nanos a clock that only goes forward */
    DipClient(ClientSettings settings, InstantSource clock, LongSupplier nanos, MeterRegistry registry) {
        this.settings = settings;
        this.clock = clock;
        this.nanos = nanos;
        this.metrics = new ClientMetrics(registry);
    }

    /** As it is signed. */
    public String url(Endpoint endpoint) {
        return settings.urlOf(endpoint);
    }

    /** What is wrong with the participant's keys, certificates or clock, as far as is known; looks at its files. */
    public Optional<Fault> fault(Caller caller) {
        return fitness(caller).fault(Means.of(caller));
    }

    /** Whether a call would not be tried now because of {@link #fault}; looks at the participant's files. */
    public boolean isKept(Caller caller) {
        return fitness(caller).kept(Means.of(caller)).isPresent();
    }

    /**
     * {@code POST}s JSON, signed; waits for its turn first. Takes {@link ClientSettings#longestCall()} at most.
     *
     * @throws InterruptedException where the caller is stopped; the DIP may have got the call
     */
    public Outcome post(Caller caller, Endpoint endpoint, byte[] body) throws InterruptedException {
        return call(HttpMethod.POST, caller, endpoint, body);
    }

    /** {@code DELETE}s, signed; as {@link #post} otherwise. */
    public Outcome delete(Caller caller, Endpoint endpoint) throws InterruptedException {
        return call(HttpMethod.DELETE, caller, endpoint, NOTHING);
    }

    private Outcome call(HttpMethod method, Caller caller, Endpoint endpoint, byte[] body) throws InterruptedException {
        Means means = Means.of(caller);
        Fitness fitness = fitness(caller);
        Optional<NotTried> unfit = fitness.enter(means);
        if (unfit.isPresent()) {
            metrics.notTried(endpoint, unfit.get().guard());
            return unfit.get();
        }
        Gate gate = gates.computeIfAbsent(new Channel(caller.dipId(), endpoint), this::gate);
        Outcome outcome = gate.pass(() -> attempt(method, caller, means, endpoint, body), settings.timeout());
        switch (outcome) {
            case NotTried kept -> metrics.notTried(endpoint, kept.guard());
            case Tried tried -> fitness.ended(means, tried);
        }
        return outcome;
    }

    private Fitness fitness(Caller caller) {
        return fitness.computeIfAbsent(caller.dipId(), dipId -> {
            metrics.participant(dipId);
            return new Fitness(dipId, settings.circuit().pause(), clock, nanos, metrics);
        });
    }

    private Gate gate(Channel channel) {
        return new Gate(turnstile(settings.perChannel()),
                participants.computeIfAbsent(channel.dipId(), dipId -> turnstile(settings.perParticipant())),
                circuits.computeIfAbsent(channel.endpoint(), this::circuit), nanos);
    }

    private Turnstile turnstile(Limits limits) {
        return new Turnstile(limits, settings.longestCall(), nanos);
    }

    private Circuit circuit(Endpoint endpoint) {
        Circuit circuit = new Circuit(settings.circuit(), nanos);
        metrics.circuit(endpoint, circuit);
        return circuit;
    }

    private Tried attempt(HttpMethod method, Caller caller, Means means, Endpoint endpoint, byte[] body) throws InterruptedException {
        String url = url(endpoint);
        SignatureValues signature = means.signer().sign(method.name(), url, body);
        RequestOptions options = new RequestOptions().setMethod(method).setAbsoluteURI(url)
                .setConnectTimeout(settings.connectTimeout().toMillis())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(API_KEY, means.apiKey())
                .putHeader(SignatureHeader.SIGNATURE, signature.signature())
                .putHeader(SignatureHeader.DATE, signature.date())
                .putHeader(SignatureHeader.CONTENT_HASH, signature.contentHash())
                .putHeader(SignatureHeader.CERTIFICATE, signature.certificate());
        caller.mpo().ifPresent(value -> options.putHeader(MPO, value));
        long start = nanos.getAsLong();
        Tried outcome = new Exchange(clock, body, new Faults(means), metrics).run(means.connected().client(), options, settings.timeout());
        metrics.tried(endpoint, outcome, nanos.getAsLong() - start);
        return outcome;
    }
}
