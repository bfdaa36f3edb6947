package dip.simulator.channel;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the DIP API misbehave on demand, so that its callers' ways out can be tried. */
@Singleton
public final class Faults {

    /**
     * @param path start of the paths it holds for, for instance {@code /statusmessage}
     * @param status answered at once instead of working; 0 leaves the answer as it is
     * @param count calls that it holds for
     * @param delayMs waited before anything else
     * @param cutAfterAccept does the work, then cuts the connection in place of an answer
     */
    public record Fault(String path, int status, int count, long delayMs, boolean cutAfterAccept) {

        private Fault used() {
            return count <= 1 ? null : new Fault(path, status, count - 1, delayMs, cutAfterAccept);
        }
    }

    private static final String CUT = "dip.cut";

    private final Map<String, Fault> byPath = new ConcurrentHashMap<>();

    /** Replaces the fault of the same path. */
    public void set(Fault fault) {
        byPath.put(fault.path(), fault);
    }

    public void clear() {
        byPath.clear();
    }

    public List<Fault> all() {
        return List.copyOf(byPath.values());
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

    /** Whether the connection is to be cut in place of an answer. */
    static boolean isCut(RoutingContext call) {
        return call.get(CUT) != null;
    }

    private static void apply(RoutingContext call, Fault fault) {
        if (fault.status() > 0) {
            call.response().setStatusCode(fault.status()).end();
            return;
        }
        if (fault.cutAfterAccept()) {
            call.put(CUT, fault);
        }
        call.next();
    }

    private Fault take(String path) {
        for (String prefix : byPath.keySet()) {
            if (path.startsWith(prefix)) {
                Fault[] taken = new Fault[1];
                byPath.computeIfPresent(prefix, (key, fault) -> {
                    taken[0] = fault;
                    return fault.used();
                });
                return taken[0];
            }
        }
        return null;
    }
}
