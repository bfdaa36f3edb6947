package dip.quickstart.reconcile;

import dip.quickstart.reconcile.Discrepancy.Kind;
import dip.quickstart.reconcile.Sent.Expected;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds three accounts of the same traffic against each other: what the DIP sent, what the journal has, what business
 * systems got. Nothing may be missing, nothing may have happened twice, everything wrong must have the right answer.
 */
public final class Reconciliation {

    private static final String SUCCESS = "RCP0000";

    private final Map<Key, List<Journalled>> journal = new HashMap<>();
    private final Map<String, List<Journalled>> refusedByCorrelation = new HashMap<>();
    private final Map<Key, List<HandedOver>> handedOver = new HashMap<>();
    private final List<Discrepancy> discrepancies = new ArrayList<>();

    private record Key(String transactionId, String recipient) {
    }

    private Reconciliation() {
    }

    /** All that does not add up; empty where everything does. */
    public static List<Discrepancy> of(Collection<Sent> sent, Collection<Journalled> journal,
            Collection<HandedOver> handedOver) {
        Reconciliation reconciliation = new Reconciliation();
        reconciliation.index(journal, handedOver);
        sent.forEach(reconciliation::check);
        reconciliation.checkOrigin(sent);
        return List.copyOf(reconciliation.discrepancies);
    }

    private void index(Collection<Journalled> items, Collection<HandedOver> messages) {
        for (Journalled item : items) {
            journal.computeIfAbsent(new Key(item.transactionId(), item.recipient()), key -> new ArrayList<>()).add(item);
            if (item.state().equals("REFUSED")) {
                refusedByCorrelation.computeIfAbsent(item.correlationId(), key -> new ArrayList<>()).add(item);
            }
        }
        for (HandedOver message : messages) {
            handedOver.computeIfAbsent(new Key(message.transactionId(), message.recipient()), key -> new ArrayList<>())
                    .add(message);
        }
    }

    private void check(Sent sent) {
        switch (sent.expected()) {
            case Expected.Unconnected unconnected -> checkUnconnected(sent);
            case Expected.Refused refused -> checkRefused(sent, refused);
            case Expected.Rejected rejected -> checkRejected(sent, rejected);
            case Expected.Accepted accepted -> checkAccepted(sent, accepted);
        }
    }

    private void checkUnconnected(Sent sent) {
        if (sent.httpStatus() != 0) {
            report(Kind.WRONG_ANSWER, sent, "expected no connection, got " + sent.httpStatus());
        }
        checkStatuses(sent, List.of());
        checkNotHandedOver(sent);
    }

    private void checkRefused(Sent sent, Expected.Refused expected) {
        if (sent.httpStatus() != expected.httpStatus()
                || expected.code() != null && !expected.code().equals(sent.answerCode())) {
            report(Kind.WRONG_ANSWER, sent, "expected " + expected.httpStatus() + " " + expected.code() + ", got "
                    + sent.httpStatus() + " " + sent.answerCode());
        }
        if (expected.isJournalled() && sent.correlationIds().stream().noneMatch(refusedByCorrelation::containsKey)) {
            report(Kind.NOT_JOURNALLED, sent, "its refusal is not in the journal");
        }
        checkStatuses(sent, List.of());
        checkNotHandedOver(sent);
    }

    private void checkRejected(Sent sent, Expected.Rejected expected) {
        checkTaken(sent);
        if (states(sent).noneMatch("REJECTED"::equals)) {
            reportMissingVerdict(sent, "REJECTED");
        }
        checkStatuses(sent, List.of(expected.code()));
        checkNotHandedOver(sent);
    }

    private void checkAccepted(Sent sent, Expected.Accepted expected) {
        checkTaken(sent);
        long accepted = states(sent).filter("ACCEPTED"::equals).count();
        if (accepted == 0) {
            reportMissingVerdict(sent, "ACCEPTED");
        } else if (accepted > 1) {
            report(Kind.ACCEPTED_TWICE, sent, accepted + " items of it were accepted");
        }
        checkStatuses(sent, expected.positiveStatus() ? List.of(SUCCESS) : List.of());
        int copies = handedOver.getOrDefault(key(sent), List.of()).size();
        if (copies == 0) {
            report(Kind.NOT_HANDED_OVER, sent, "no business system got it");
        } else if (copies > 1) {
            report(Kind.HANDED_OVER_TWICE, sent, "business systems got " + copies + " items of it");
        }
    }

    private void checkTaken(Sent sent) {
        if (sent.httpStatus() != 201 && sent.httpStatus() != 207) {
            report(Kind.WRONG_ANSWER, sent, "expected 201, got " + sent.httpStatus() + " " + sent.answerCode());
        }
    }

    private void checkStatuses(Sent sent, List<String> expected) {
        List<String> got = sent.statuses();
        if (got.equals(expected)) {
            return;
        }
        if (got.isEmpty()) {
            report(Kind.NO_STATUS, sent, "expected " + expected);
        } else if (got.size() > 1) {
            report(Kind.STATUS_TWICE, sent, "expected " + expected + ", got " + got);
        } else {
            report(Kind.WRONG_STATUS, sent, "expected " + expected + ", got " + got);
        }
    }

    private void checkNotHandedOver(Sent sent) {
        if (sent.transactionId() != null && handedOver.containsKey(key(sent))) {
            report(Kind.HANDED_OVER_WRONGLY, sent, "a business system got it");
        }
    }

    private void reportMissingVerdict(Sent sent, String expected) {
        List<String> states = states(sent).toList();
        if (states.isEmpty()) {
            report(Kind.NOT_JOURNALLED, sent, "the journal does not have it");
        } else {
            report(Kind.WRONG_VERDICT, sent, "expected " + expected + ", the journal has " + states);
        }
    }

    private void checkOrigin(Collection<Sent> sent) {
        Set<Key> known = new HashSet<>();
        sent.forEach(message -> known.add(key(message)));
        handedOver.forEach((key, messages) -> {
            if (!known.contains(key)) {
                discrepancies.add(new Discrepancy(Kind.NEVER_SENT, messages.getFirst().itemId(),
                        "a business system got a message that nobody sent"));
            }
        });
    }

    private Stream<String> states(Sent sent) {
        return journal.getOrDefault(key(sent), List.of()).stream().map(Journalled::state);
    }

    private static Key key(Sent sent) {
        return new Key(sent.transactionId(), sent.recipient());
    }

    private void report(Kind kind, Sent sent, String detail) {
        String subject = sent.transactionId() == null ? "(no transaction ID)" : sent.transactionId();
        discrepancies.add(new Discrepancy(kind, subject, sent.kind() + ": " + detail));
    }
}
