package dip.ingress;

import dip.signing.RevocationLists;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** The metrics {@code dip_ingress_*}. Labels come from the catalogue and from {@link Refusal}: their number is fixed. */
@Singleton
public final class IngressMetrics {

    private final MeterRegistry registry;
    private final Timer verify;
    private final Timer parse;
    private final Timer validate;
    private final Timer publish;
    private final Timer answer;
    private final Map<String, Counter> deliveries = new ConcurrentHashMap<>();
    private final Map<String, Counter> accepted = new ConcurrentHashMap<>();
    private final Map<String, Counter> refused = new ConcurrentHashMap<>();
    private final Map<String, Counter> refusals = new ConcurrentHashMap<>();
    private final Map<URI, RevocationListGauges> lists = new ConcurrentHashMap<>();
    private final InstantSource clock;

    IngressMetrics(MeterRegistry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
        verify = stage("verify");
        parse = stage("parse");
        validate = stage("validate");
        publish = stage("publish");
        answer = Timer.builder("dip.ingress.answer").description("From a call's head to its answer")
                .publishPercentileHistogram().register(registry);
        startAtZero();
    }

    /** A rate is seen from its first event on only where there was a zero before. */
    private void startAtZero() {
        add(deliveries, "201", this::deliveriesAnswered, 0);
        add(deliveries, "207", this::deliveriesAnswered, 0);
        for (Refusal refusal : Refusal.values()) {
            add(deliveries, Integer.toString(refusal.status()), this::deliveriesAnswered, 0);
            add(refusals, refusal.id(), this::refusalsFor, 0);
        }
    }

    public void verified(long nanos) {
        verify.record(nanos, TimeUnit.NANOSECONDS);
    }

    public void parsed(long nanos) {
        parse.record(nanos, TimeUnit.NANOSECONDS);
    }

    public void validated(long nanos) {
        validate.record(nanos, TimeUnit.NANOSECONDS);
    }

    public void published(long nanos) {
        publish.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** @param webhook its label; absent where the call reached none */
    public void answered(Answer given, Optional<String> webhook, long nanos) {
        answer.record(nanos, TimeUnit.NANOSECONDS);
        add(deliveries, Integer.toString(given.status()), this::deliveriesAnswered, 1);
        given.refusal().ifPresent(refusal -> add(refusals, refusal.id(), this::refusalsFor, 1));
        webhook.ifPresent(label -> {
            add(accepted, label, name -> messages(name, "accepted"), given.accepted());
            add(refused, label, name -> messages(name, "refused"), given.refused());
        });
    }

    /** @param until when its successor is to come */
    public void revocationListFetched(URI list, Instant at, Instant until) {
        listed(list).fetched(at, until);
        fetches("fetched").increment();
    }

    public void revocationListFailed(URI list, RevocationLists.Failure why) {
        listed(list);
        fetches(why.name().toLowerCase(Locale.ROOT)).increment();
    }

    private RevocationListGauges listed(URI list) {
        return lists.computeIfAbsent(list, place -> new RevocationListGauges(registry, place, clock));
    }

    private Counter fetches(String outcome) {
        return Counter.builder("dip.ingress.revocation.fetches").description("Fetches of revocation lists, by outcome")
                .tag("outcome", outcome).register(registry);
    }

    /** The caller went before its body was here. */
    public void disconnected() {
        add(deliveries, "disconnected", this::deliveriesAnswered, 1);
    }

    /** @param name below {@code dip.ingress}, for instance {@code in.flight.bytes} */
    public void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder("dip.ingress." + name, value).description(description).register(registry);
    }

    private static void add(Map<String, Counter> counters, String key, Function<String, Counter> maker, int amount) {
        counters.computeIfAbsent(key, maker).increment(amount);
    }

    private Timer stage(String stage) {
        return Timer.builder("dip.ingress.stage").description("Time spent on a delivery, by stage").tag("stage", stage)
                .register(registry);
    }

    private Counter deliveriesAnswered(String status) {
        return Counter.builder("dip.ingress.deliveries").description("Calls, by HTTP status of the answer")
                .tag("status", status).register(registry);
    }

    private Counter refusalsFor(String reason) {
        return Counter.builder("dip.ingress.refusals").description("Calls refused, whole or in part, by reason")
                .tag("reason", reason).register(registry);
    }

    private Counter messages(String webhook, String outcome) {
        return Counter.builder("dip.ingress.messages").description("Messages, by webhook and outcome")
                .tag("webhook", webhook).tag("outcome", outcome).register(registry);
    }
}
