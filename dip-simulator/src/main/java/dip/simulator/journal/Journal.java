package dip.simulator.journal;

import dip.model.MessageFacts;
import dip.simulator.SimulatorConfig;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What has become of the messages that participants sent, the newest so many. */
@Singleton
public final class Journal {

    private final NavigableMap<Long, Trail> trails = new TreeMap<>();
    private final Map<String, Trail> byTransaction = new HashMap<>();
    private final Map<String, List<Trail>> byReference = new HashMap<>();
    private final int limit;
    private final InstantSource clock;
    private long last;

    Journal(SimulatorConfig config, InstantSource clock) {
        this.limit = config.state().journal();
        this.clock = clock;
    }

    /** A message is taken. @param correlationId that it carries on */
    public Trail taken(MessageFacts facts, String transactionId, String correlationId) {
        return open(Subject.of(facts, transactionId, correlationId), Step.taken());
    }

    /** A message is refused before it has a transaction ID. @param message a response code with its text */
    public void refused(MessageFacts facts, String message, String reason) {
        open(Subject.of(facts, null, facts.senderCorrelationId()), Step.refused(message, reason));
    }

    /** Messages that were not taken after all. */
    public synchronized void forget(Collection<Trail> notTaken) {
        notTaken.forEach(trail -> {
            trails.remove(trail.sequence());
            unlink(trail);
        });
    }

    /** The message with this transaction ID; without one, or none so known, the newest taken under the reference. */
    public synchronized Optional<Trail> find(String transactionId, String senderUniqueReference) {
        Trail trail = transactionId == null ? null : byTransaction.get(transactionId);
        if (trail != null || senderUniqueReference == null) {
            return Optional.ofNullable(trail);
        }
        return byReference.getOrDefault(senderUniqueReference, List.of()).reversed().stream()
                .filter(candidate -> candidate.subject().transactionId() != null).findFirst();
    }

    /** Also of refused messages. In the order in which they came; a reference that was sent again has several. */
    public synchronized List<DeliveryStatus> byReference(String senderUniqueReference) {
        return byReference.getOrDefault(senderUniqueReference, List.of()).stream().map(Trail::status).toList();
    }

    public Optional<DeliveryStatus> byTransaction(String transactionId) {
        return find(transactionId, null).map(Trail::status);
    }

    /** The newest under the reference, of messages by this sender. */
    public Optional<DeliveryStatus> of(String senderDipId, String senderUniqueReference) {
        return newest(senderUniqueReference).filter(trail -> senderDipId.equals(trail.subject().senderDipId()))
                .map(Trail::status);
    }

    /** @param after {@code next} of the page before; 0 for the first */
    public synchronized JournalPage page(long after, int size) {
        List<Trail> page = trails.tailMap(after, false).values().stream().limit(size).toList();
        return new JournalPage(page.isEmpty() ? after : page.getLast().sequence(), page.stream().map(Trail::status).toList());
    }

    private synchronized Optional<Trail> newest(String senderUniqueReference) {
        return find(null, senderUniqueReference).or(() -> Optional.ofNullable(byReference.get(senderUniqueReference))
                .map(List::getLast));
    }

    private synchronized Trail open(Subject subject, Step first) {
        Trail trail = new Trail(++last, subject, clock);
        trail.add(first);
        trails.put(trail.sequence(), trail);
        if (subject.transactionId() != null) {
            byTransaction.put(subject.transactionId(), trail);
        }
        if (subject.senderUniqueReference() != null) {
            byReference.computeIfAbsent(subject.senderUniqueReference(), unknown -> new ArrayList<>(1)).add(trail);
        }
        while (trails.size() > limit) {
            unlink(trails.pollFirstEntry().getValue());
        }
        return trail;
    }

    private void unlink(Trail trail) {
        Subject subject = trail.subject();
        if (subject.transactionId() != null) {
            byTransaction.remove(subject.transactionId());
        }
        if (subject.senderUniqueReference() != null) {
            byReference.computeIfPresent(subject.senderUniqueReference(), (reference, same) -> {
                same.remove(trail);
                return same.isEmpty() ? null : same;
            });
        }
    }
}
