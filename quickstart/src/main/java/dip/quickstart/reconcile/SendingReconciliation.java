package dip.quickstart.reconcile;

import dip.quickstart.reconcile.Discrepancy.Kind;
import dip.quickstart.reconcile.Submitted.Expected;
import dip.quickstart.sending.SaidOfIt;
import dip.quickstart.sending.SaidOfIt.Word;
import dip.quickstart.sending.Submission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds the accounts of what was sent against each other: what business systems handed over, what egress says of it, what the
 * DIP has, what the journal has, what status-service heard of it. Nothing may be missing, nothing may be at the DIP twice, everything wrong must
 * end where it is found, and each word about a message must stand beside it.
 */
public final class SendingReconciliation {

    /** The DIP has the reference from an attempt whose answer was lost. */
    private static final String REFERENCE_KNOWN = "MSG1006";
    private static final String DIP = "DIP";
    private static final String DIP_CODES = "MSG";

    private final Map<String, Submission> submissions;
    private final Map<String, List<Arrival>> arrivals = new HashMap<>();
    private final Map<String, List<String>> journalled = new HashMap<>();
    private final Map<String, SaidOfIt> said;
    private final List<Discrepancy> discrepancies = new ArrayList<>();

    private SendingReconciliation(Map<String, Submission> submissions, Map<String, SaidOfIt> said) {
        this.submissions = submissions;
        this.said = said;
    }

    /**
     * All that does not add up; empty where everything does.
     *
     * @param submissions by ID
     * @param arrivals all of our participants since the first was handed over
     * @param journal of what we sent
     * @param said by submission
     */
    public static List<Discrepancy> of(Collection<Submitted> submitted, Map<String, Submission> submissions,
            Collection<Arrival> arrivals, Collection<Journalled> journal, Map<String, SaidOfIt> said) {
        SendingReconciliation reconciliation = new SendingReconciliation(submissions, said);
        arrivals.forEach(arrival -> reconciliation.arrivals.computeIfAbsent(arrival.reference(), key -> new ArrayList<>()).add(arrival));
        journal.forEach(item -> reconciliation.journalled.computeIfAbsent(item.itemId(), key -> new ArrayList<>()).add(item.state()));
        submitted.forEach(reconciliation::check);
        reconciliation.checkOrigin(submitted);
        return List.copyOf(reconciliation.discrepancies);
    }

    private void check(Submitted message) {
        if (message.expected() instanceof Expected.Refused(String code)) {
            checkRefused(message, code);
        } else if (message.submission() == null) {
            report(Kind.WRONG_ANSWER, message, "expected to be taken, was refused with " + message.codes());
        } else if (!submissions.containsKey(message.submission())) {
            report(Kind.NOT_IN_OUTBOX, message, "egress does not know it");
        } else {
            switch (message.expected()) {
                case Expected.Failed(String code) -> checkFailed(message, code);
                case Expected.Accepted(String status) -> checkAccepted(message, status);
                case Expected.Refused refused -> throw new IllegalStateException("checked before");
            }
        }
    }

    private void checkRefused(Submitted message, String code) {
        if (!message.codes().contains(code)) {
            report(Kind.WRONG_ANSWER, message, "expected to be refused with " + code + ", got "
                    + (message.submission() == null ? message.codes() : "it taken"));
        }
    }

    private void checkFailed(Submitted message, String code) {
        checkOutcome(message, "failed", code);
        List<Arrival> all = arrivals.getOrDefault(message.reference(), List.of());
        if (all.stream().anyMatch(Arrival::isTaken)) {
            report(Kind.AT_THE_DIP_WRONGLY, message, "the DIP has taken it");
        } else if (all.stream().noneMatch(arrival -> code.equals(arrival.refusal()))) {
            report(Kind.NOT_AT_THE_DIP, message, "the DIP has not refused it with " + code);
        }
        checkJournalled(message, "FAILED");
        checkSaid(message, "refused", List.of());
    }

    private void checkAccepted(Submitted message, String status) {
        checkOutcome(message, "accepted", null);
        checkJournalled(message, "SENT");
        List<Arrival> all = arrivals.getOrDefault(message.reference(), List.of());
        all.stream().filter(arrival -> !arrival.isTaken() && !REFERENCE_KNOWN.equals(arrival.refusal())).findFirst()
                .ifPresent(arrival -> report(Kind.WRONG_OUTCOME, message, "the DIP refused it with " + arrival.refusal()));
        List<Arrival> taken = all.stream().filter(Arrival::isTaken).toList();
        if (taken.isEmpty()) {
            report(Kind.NOT_AT_THE_DIP, message, "the DIP does not have it");
        } else if (taken.size() > 1) {
            report(Kind.AT_THE_DIP_TWICE, message, "the DIP has it " + taken.size() + " times");
        } else {
            checkTransaction(message, taken.getFirst());
            List<String> speakers = status.startsWith(DIP_CODES) ? List.of(DIP) : taken.getFirst().recipients();
            checkSaid(message, speakers.isEmpty() ? "sent" : state(status), speakers.stream().map(by -> by + " " + status).sorted().toList());
        }
    }

    private void checkOutcome(Submitted message, String state, String code) {
        Submission submission = submissions.get(message.submission());
        if (!submission.state().equals(state) || code != null && !code.equals(submission.code())) {
            report(Kind.WRONG_OUTCOME, message, "expected " + state + (code == null ? "" : " with " + code) + ", egress says "
                    + submission.state() + " " + submission.code() + " " + submission.detail());
        }
    }

    private void checkJournalled(Submitted message, String state) {
        List<String> states = journalled.getOrDefault(message.submission(), List.of());
        if (states.isEmpty()) {
            report(Kind.NOT_JOURNALLED, message, "the journal does not have it");
        } else if (!states.equals(List.of(state))) {
            report(Kind.WRONG_VERDICT, message, "expected " + state + ", the journal has " + states);
        }
    }

    /** One that was found there after its answer was lost has none. */
    private void checkTransaction(Submitted message, Arrival arrival) {
        String transactionId = submissions.get(message.submission()).transactionId();
        if (transactionId != null && !transactionId.equals(arrival.transactionId())) {
            report(Kind.WRONG_OUTCOME, message, "egress says " + transactionId + ", the DIP " + arrival.transactionId());
        }
    }

    /** @param expected who says what, sorted */
    private void checkSaid(Submitted message, String state, List<String> expected) {
        SaidOfIt heard = said.get(message.submission());
        if (heard == null) {
            report(Kind.NOT_KNOWN_AS_SENT, message, "status-service does not know that it was sent");
            return;
        }
        List<String> got = heard.words().stream().map(SendingReconciliation::text).sorted().toList();
        if (!got.equals(expected)) {
            report(got.size() < expected.size() ? Kind.NO_STATUS : got.size() > expected.size() ? Kind.STATUS_TWICE : Kind.WRONG_STATUS,
                    message, "expected " + expected + ", status-service has " + got);
        } else if (!heard.state().equals(state)) {
            report(Kind.WRONG_STATUS, message, "expected to be " + state + ", status-service says " + heard.state());
        }
    }

    private void checkOrigin(Collection<Submitted> submitted) {
        Set<String> known = new HashSet<>();
        submitted.forEach(message -> known.add(message.reference()));
        arrivals.keySet().stream().filter(reference -> !known.contains(reference)).forEach(reference ->
                discrepancies.add(new Discrepancy(Kind.NEVER_SUBMITTED, reference, "the DIP got a message that nobody handed over")));
    }

    /** As status-service names it: docs/reference/status-service.md. */
    private static String state(String code) {
        if (code.startsWith(DIP_CODES)) {
            return "failed";
        }
        return code.equals("RCP0000") ? "delivered" : code.startsWith("RCP") ? "rejected" : "answered";
    }

    private static String text(Word word) {
        return word.by() + " " + word.code();
    }

    private void report(Kind kind, Submitted message, String detail) {
        String subject = message.reference() == null ? "(not taken)" : message.reference();
        discrepancies.add(new Discrepancy(kind, subject, message.kind() + ": " + detail));
    }
}
