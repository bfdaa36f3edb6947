package dip.signing;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Revocation lists fetched over HTTP, each by a thread of its own, ahead of its end; never by whoever verifies. The last good
 * one of each place is kept: once it is over itself, what it covers is unknown. In memory: a process that starts anew fetches anew.
 */
public final class RevocationLists implements AutoCloseable {

    /** However many places trusted certificates may name. */
    private static final int MOST_LISTS = 32;
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final int OK = 200;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    /**
     * @param urls to fetch from in any case
     * @param hosts of distribution points to fetch from where a trusted certificate names one: a host, or host:port where the
     *     port is not the scheme's. No others are ever called: certificates are written by others
     * @param maxBytes of one list
     * @param timeout of one fetch, from the connection to the last byte
     * @param refresh the longest pause before a list is fetched again; half of what is left of it where that is shorter
     * @param retry the pause after a fetch that failed
     */
    public record Settings(List<URI> urls, Set<String> hosts, int maxBytes, Duration timeout, Duration refresh, Duration retry) {

        /** @throws IllegalArgumentException for a URL that is not absolute http or https */
        public Settings {
            urls = List.copyOf(urls);
            hosts = hosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
            for (URI url : urls) {
                if (url.getScheme() == null || !SCHEMES.contains(url.getScheme()) || url.getHost() == null) {
                    throw new IllegalArgumentException(url + " is no URL to fetch a revocation list from: http or https, with a host");
                }
            }
            if (urls.size() > MOST_LISTS) {
                throw new IllegalArgumentException("more than " + MOST_LISTS + " revocation lists to fetch");
            }
        }
    }

    /** Why a fetch brought nothing. */
    public enum Failure {
        /** No connection, or no whole answer in time. */
        UNREACHABLE,
        /** Another status than 200; redirects are not followed. */
        STATUS,
        TOO_LARGE,
        /** No CRL, or one that does not say when its successor comes. */
        UNREADABLE,
        /** Its time was over already. */
        STALE,
        /** Of an earlier time than the one that is held. */
        OLDER,
        /** Its issuer is one of the anchors, and has not signed it. */
        FORGED
    }

    /** Is told of each fetch; on the threads that fetch. */
    public interface Watcher {

        void fetched(URI list, X509CRL crl);

        /** @param detail a sentence for people */
        void failed(URI list, Failure why, String detail);
    }

    private static final class NotUsable extends Exception {

        private final Failure why;

        NotUsable(Failure why, String detail) {
            super(detail, null, false, false);
            this.why = why;
        }
    }

    private final Settings settings;
    private final List<Path> anchors;
    private final InstantSource clock;
    private final Watcher watcher;
    private final HttpClient client;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch firstAttempts;
    private final Map<URI, X509CRL> held = new HashMap<>();
    private final Set<URI> places = new HashSet<>();
    private volatile List<CRL> current = List.of();

    private RevocationLists(Settings settings, List<Path> anchors, InstantSource clock, Watcher watcher) {
        this.settings = settings;
        this.anchors = anchors;
        this.clock = clock;
        this.watcher = watcher;
        this.firstAttempts = new CountDownLatch(settings.urls().size());
        this.client = HttpClient.newBuilder().connectTimeout(settings.timeout()).executor(threads).build();
        settings.urls().forEach(this::keep);
    }

    /**
     * Begins to fetch.
     *
     * @param anchors PEM files of the trusted issuers: a list of one of them has to be signed by it
     */
    public static RevocationLists start(Settings settings, List<Path> anchors, InstantSource clock, Watcher watcher) {
        return new RevocationLists(settings, List.copyOf(anchors), clock, watcher);
    }

    /** Waits until each of the configured places has been tried once. Blocks. */
    public void awaitFirstAttempts(Duration atMost) throws InterruptedException {
        firstAttempts.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The same list until something new has come. */
    List<CRL> current() {
        return current;
    }

    /** From now on fetches what the certificate names, where that is allowed. Returns at once. @param trusted one that chains to an anchor */
    void learn(X509Certificate trusted) {
        if (!settings.hosts().isEmpty()) {
            DistributionPoints.of(trusted).stream().filter(this::isAllowed).forEach(this::keep);
        }
    }

    /** That are fetched from. */
    Set<URI> places() {
        synchronized (places) {
            return Set.copyOf(places);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.shutdownNow();
    }

    private boolean isAllowed(URI place) {
        if (place.getScheme() == null || !SCHEMES.contains(place.getScheme().toLowerCase(Locale.ROOT)) || place.getHost() == null
                || place.getUserInfo() != null) {
            return false;
        }
        String host = place.getHost().toLowerCase(Locale.ROOT);
        return settings.hosts().contains(place.getPort() < 0 ? host : host + ":" + place.getPort());
    }

    private void keep(URI place) {
        synchronized (places) {
            if (places.size() < MOST_LISTS && places.add(place)) {
                threads.execute(() -> fetchAgainAndAgain(place));
            }
        }
    }

    private void fetchAgainAndAgain(URI place) {
        boolean isFirst = settings.urls().contains(place);
        try {
            while (true) {
                Duration pause = fetch(place);
                if (isFirst) {
                    firstAttempts.countDown();
                    isFirst = false;
                }
                Thread.sleep(pause);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return how long to wait before the next time */
    private Duration fetch(URI place) throws InterruptedException {
        try {
            X509CRL crl = usable(place, read(load(place)));
            take(place, crl);
            watcher.fetched(place, crl);
            Duration half = Duration.between(clock.instant(), crl.getNextUpdate().toInstant()).dividedBy(2);
            return longer(SHORTEST_PAUSE, shorter(half, settings.refresh()));
        } catch (NotUsable failure) {
            watcher.failed(place, failure.why, failure.getMessage());
            return settings.retry();
        }
    }

    private byte[] load(URI place) throws NotUsable, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(place).timeout(settings.timeout()).build();
        BodyHandler<byte[]> body = answer -> answer.statusCode() == OK
                ? BodySubscribers.limiting(BodySubscribers.ofByteArray(), settings.maxBytes()) : BodySubscribers.replacing(new byte[0]);
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, body);
        try {
            HttpResponse<byte[]> whole = answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (whole.statusCode() != OK) {
                throw new NotUsable(Failure.STATUS, "answered " + whole.statusCode());
            }
            return whole.body();
        } catch (TimeoutException late) {
            throw new NotUsable(Failure.UNREACHABLE, "no whole answer within " + settings.timeout());
        } catch (ExecutionException failed) {
            boolean isTooLarge = String.valueOf(failed.getCause().getMessage()).contains("capacity");
            throw isTooLarge ? new NotUsable(Failure.TOO_LARGE, "larger than " + settings.maxBytes() + " bytes")
                    : new NotUsable(Failure.UNREACHABLE, failed.getCause().toString());
        } finally {
            answer.cancel(true);
        }
    }

    private static X509CRL read(byte[] bytes) throws NotUsable {
        try {
            if (CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(bytes)) instanceof X509CRL crl
                    && crl.getNextUpdate() != null) {
                return crl;
            }
            throw new NotUsable(Failure.UNREADABLE, "is no CRL that says when its successor comes");
        } catch (GeneralSecurityException | RuntimeException unreadable) {
            throw new NotUsable(Failure.UNREADABLE, "is no CRL (PEM or DER): " + unreadable.getMessage());
        }
    }

    private X509CRL usable(URI place, X509CRL crl) throws NotUsable {
        Instant now = clock.instant();
        if (!crl.getNextUpdate().toInstant().isAfter(now)) {
            throw new NotUsable(Failure.STALE, "was to be replaced at " + crl.getNextUpdate().toInstant() + "; it is " + now);
        }
        X509CRL before;
        synchronized (held) {
            before = held.get(place);
        }
        if (before != null && crl.getThisUpdate().before(before.getThisUpdate())) {
            throw new NotUsable(Failure.OLDER, "is of " + crl.getThisUpdate().toInstant() + ", the one held of " + before.getThisUpdate().toInstant());
        }
        List<X509Certificate> issuers = anchors.stream().flatMap(RevocationLists::certificates)
                .filter(anchor -> anchor.getSubjectX500Principal().equals(crl.getIssuerX500Principal())).toList();
        if (!issuers.isEmpty() && issuers.stream().noneMatch(issuer -> isSigned(crl, issuer))) {
            throw new NotUsable(Failure.FORGED, "is not signed by its issuer, " + crl.getIssuerX500Principal());
        }
        return crl;
    }

    private static Stream<X509Certificate> certificates(Path anchors) {
        try {
            return Pem.certificates(anchors).stream();
        } catch (IllegalArgumentException beingReplaced) {
            return Stream.empty();
        }
    }

    private static boolean isSigned(X509CRL crl, X509Certificate issuer) {
        try {
            crl.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException notByThisKey) {
            return false;
        }
    }

    /** The same list again changes nothing: what was judged by it stays judged. */
    private void take(URI place, X509CRL crl) {
        synchronized (held) {
            if (!crl.equals(held.put(place, crl))) {
                current = List.copyOf(held.values());
            }
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
