package dip.simulator.channel;

import dip.service.InvalidConfiguration;
import dip.simulator.SimulatorConfig;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the DIP API misbehave on demand, so that its callers' ways out can be tried. */
@Singleton
public final class Faults {

    private static final int MOST = 100;
    private static final long LONGEST_MS = Duration.ofMinutes(10).toMillis();
    private static final String FAULT = "dip.fault";

    /**
     * @param path start of the paths it holds for, for instance {@code /statusmessage}; of several the longest holds
     * @param status answered at once instead of working; 0 leaves the answer as it is
     * @param count calls that it holds for
     * @param delayMs waited before anything else
     * @param cutAfterAccept does the work, then cuts the connection in place of an answer
     * @param answerDelayMs waited between the work and the answer, or the cut
     * @param retryAfter the {@code Retry-After} beside {@link #status}, seconds or an HTTP date as they stand; null for none
     * @param share how many of the calls it holds for, 0 to 1, drawn by {@link #seed}; null for every one
     */
    public record Fault(String path, int status, int count, long delayMs, boolean cutAfterAccept, long answerDelayMs,
            String retryAfter, Double share, long seed) {

        private Fault used() {
            return count <= 1 ? null : new Fault(path, status, count - 1, delayMs, cutAfterAccept, answerDelayMs,
                    retryAfter, share, seed);
        }

        private Optional<String> problem() {
            if (path == null || !path.startsWith("/") || status != 0 && (status < 200 || status > 599)) {
                return Optional.of("path starts with /, and status is 0 or 200 to 599");
            }
            if (delayMs < 0 || delayMs > LONGEST_MS || answerDelayMs < 0 || answerDelayMs > LONGEST_MS) {
                return Optional.of("delayMs and answerDelayMs are 0 to " + LONGEST_MS);
            }
            return share != null && !(share > 0 && share <= 1) ? Optional.of("share is above 0 and at most 1") : Optional.empty();
        }
    }

    /** A fault with what is left of it, and where its draw stands. */
    private record Active(Fault fault, Random random) {

        private boolean hits() {
            return fault.share() == null || random.nextDouble() < fault.share();
        }

        private Active used() {
            Fault left = fault.used();
            return left == null ? null : new Active(left, random);
        }
    }

    private final Map<String, Active> byPath = new ConcurrentHashMap<>();

    Faults(SimulatorConfig config) {
        config.faults().forEach((path, from) -> set(path, new Fault(path, from.status(), from.count(),
                from.delay().toMillis(), from.cutAfterAccept(), from.answerDelay().toMillis(),
                from.retryAfter().orElse(null), from.share(), from.seed())));
    }

    /**
     * Replaces the fault of the same path.
     *
     * @throws IllegalArgumentException says what is wrong with it
     */
    public void set(Fault fault) {
        fault.problem().ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        if (byPath.size() >= MOST && !byPath.containsKey(fault.path())) {
            throw new IllegalArgumentException("there are " + MOST + " faults already");
        }
        byPath.put(fault.path(), new Active(fault, new Random(fault.seed())));
    }

    public void clear() {
        byPath.clear();
    }

    public List<Fault> all() {
        return byPath.values().stream().map(Active::fault).sorted(Comparator.comparing(Fault::path)).toList();
    }

    void apply(RoutingContext call) {
        Fault fault = take(call.normalizedPath());
        if (fault == null) {
            call.next();
        } else if (fault.delayMs() > 0) {
            call.request().pause();
            call.vertx().setTimer(fault.delayMs(), timer -> {
                call.request().resume();
                apply(call, fault);
            });
        } else {
            apply(call, fault);
        }
    }

    /** Answers, late or not at all where a fault says so. */
    static void answer(RoutingContext call, Runnable answer) {
        Fault fault = call.get(FAULT);
        if (fault == null) {
            answer.run();
            return;
        }
        Runnable end = fault.cutAfterAccept() ? () -> call.request().connection().close() : answer;
        if (fault.answerDelayMs() > 0) {
            call.vertx().setTimer(fault.answerDelayMs(), timer -> end.run());
        } else {
            end.run();
        }
    }

    private static void apply(RoutingContext call, Fault fault) {
        if (fault.status() == 0) {
            call.put(FAULT, fault);
            call.next();
            return;
        }
        if (fault.retryAfter() != null) {
            call.response().putHeader("Retry-After", fault.retryAfter());
        }
        call.response().setStatusCode(fault.status()).end();
    }

    private Fault take(String path) {
        String longest = byPath.keySet().stream().filter(path::startsWith).max(Comparator.comparingInt(String::length))
                .orElse(null);
        Fault[] taken = new Fault[1];
        if (longest != null) {
            byPath.computeIfPresent(longest, (key, active) -> {
                if (!active.hits()) {
                    return active;
                }
                taken[0] = active.fault();
                return active.used();
            });
        }
        return taken[0];
    }

    private void set(String path, Fault fault) {
        try {
            set(fault);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidConfiguration("dip.simulator.faults.\"" + path + "\"", wrong.getMessage());
        }
    }
}
