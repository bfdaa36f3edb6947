package dip.validation.duplicates;

import dip.messaging.Verdict;
import dip.messaging.Verdict.Outcome;
import dip.service.participants.DuplicatePolicy;
import dip.validation.judge.Judged;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What duplicates mean, said as plainly as possible: one item after the other, everything in memory. */
final class Model {

    record Answer(Outcome outcome, String duplicateOf) {

        static Answer of(Verdict verdict) {
            return new Answer(verdict.outcome(), verdict.duplicateOf());
        }
    }

    private final Map<String, Answer> answers = new HashMap<>();
    private final Map<UUID, String> transactions = new HashMap<>();
    private final Map<UUID, Judged> references = new HashMap<>();
    private final Map<UUID, String> contents = new HashMap<>();

    Model() {
    }

    private Model(Model other) {
        answers.putAll(other.answers);
        transactions.putAll(other.transactions);
        references.putAll(other.references);
        contents.putAll(other.contents);
    }

    Answer decide(Judged item) {
        return answers.computeIfAbsent(item.itemId(), id -> fresh(item));
    }

    /** Whether the answers are right for the items in some order; this model then stands behind them. */
    boolean explains(List<Judged> items, Map<String, Answer> given) {
        Model after = explanation(items, given);
        if (after == null) {
            return false;
        }
        for (Map<?, ?> map : List.of(answers, transactions, references, contents)) {
            map.clear();
        }
        answers.putAll(after.answers);
        transactions.putAll(after.transactions);
        references.putAll(after.references);
        contents.putAll(after.contents);
        return true;
    }

    private Model explanation(List<Judged> items, Map<String, Answer> given) {
        if (items.isEmpty()) {
            return this;
        }
        for (Judged next : items) {
            Model after = new Model(this);
            if (after.decide(next).equals(given.get(next.itemId()))) {
                Model whole = after.explanation(items.stream().filter(item -> item != next).toList(), given);
                if (whole != null) {
                    return whole;
                }
            }
        }
        return null;
    }

    private Answer fresh(Judged item) {
        if (transactions.containsKey(item.keys().transaction())) {
            return new Answer(Outcome.REPEATED, transactions.get(item.keys().transaction()));
        }
        if (!item.isGood()) {
            return new Answer(Outcome.REJECTED, null);
        }
        if (references.containsKey(item.keys().reference())) {
            Judged first = references.get(item.keys().reference());
            boolean same = item.keys().content() != null && item.keys().content().equals(first.keys().content());
            return new Answer(same ? Outcome.REPEATED : Outcome.REJECTED, first.itemId());
        }
        return taken(item);
    }

    private Answer taken(Judged item) {
        if (item.keys().transaction() != null) {
            transactions.put(item.keys().transaction(), item.itemId());
        }
        if (item.keys().reference() != null) {
            references.put(item.keys().reference(), item);
        }
        if (item.businessDuplicates() == DuplicatePolicy.PASS || item.keys().content() == null) {
            return new Answer(Outcome.ACCEPTED, null);
        }
        String first = contents.putIfAbsent(item.keys().content(), item.itemId());
        boolean suppress = first != null && item.businessDuplicates() == DuplicatePolicy.SUPPRESS;
        return new Answer(suppress ? Outcome.SUPPRESSED : Outcome.ACCEPTED, first);
    }
}
