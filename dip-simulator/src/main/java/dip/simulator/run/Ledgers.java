package dip.simulator.run;

import dip.model.response.StandardResponse.Item;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the message that a status is about, in whichever run it was sent. */
@Singleton
public final class Ledgers {

    private record Held(Run run, LedgerEntry entry) {
    }

    private final Map<String, Held> byKey = new ConcurrentHashMap<>();
    private final Counter matched;
    private final Counter unmatched;

    Ledgers(MeterRegistry metrics) {
        matched = metrics.counter("dip_simulator_statuses", "message", "known");
        unmatched = metrics.counter("dip_simulator_statuses", "message", "unknown");
    }

    /** Notes a status in the ledger of the message that it is about. Statuses about other messages are only counted. */
    public void statusReceived(Item status, long now) {
        Held held = status.transactionId() == null ? null : byKey.get(status.transactionId());
        if (held == null && status.senderUniqueReference() != null) {
            held = byKey.get(status.senderUniqueReference());
        }
        if (held == null) {
            unmatched.increment();
        } else {
            matched.increment();
            held.run().statusReceived(held.entry(), status, now);
        }
    }

    void add(Run run, LedgerEntry entry) {
        byKey.put(key(entry), new Held(run, entry));
    }

    void forget(List<LedgerEntry> entries) {
        entries.forEach(entry -> byKey.remove(key(entry)));
    }

    /** A message without a transaction ID is known by its reference. */
    private static String key(LedgerEntry entry) {
        String transactionId = entry.identity().transactionId();
        return transactionId == null ? entry.identity().senderUniqueReference() : transactionId;
    }
}
