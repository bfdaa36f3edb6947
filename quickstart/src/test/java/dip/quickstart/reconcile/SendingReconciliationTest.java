package dip.quickstart.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dip.quickstart.reconcile.Discrepancy.Kind;
import dip.quickstart.reconcile.Submitted.Expected;
import dip.quickstart.sending.SaidOfIt;
import dip.quickstart.sending.SaidOfIt.Word;
import dip.quickstart.sending.Submission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The checker itself is checked: each loss, double and mix-up that is planted must be found, and nothing else. */
class SendingReconciliationTest {

    private static final String REGISTRATION = "2200000001";
    private static final String DATA_SERVICE = "1800000001";
    private static final String GOOD = "RCP0000";
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final List<Submitted> submitted = new ArrayList<>();
    private final Map<String, Submission> submissions = new HashMap<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Journalled> journal = new ArrayList<>();
    private final Map<String, SaidOfIt> said = new HashMap<>();

    @BeforeEach
    void trafficThatAddsUp() {
        for (int i = 0; i < 20; i++) {
            accepted("good-" + i, GOOD, "delivered");
        }
        accepted("rejected", "RCP1061", "rejected");
        accepted("answered", "REG1021", "answered");
        unaddressed();
        failed();
        submitted.add(new Submitted("missing-field", new Expected.Refused("RCP1021"), null, null, List.of("RCP1021")));
        foundAfterALostAnswer();
    }

    @Test
    void findsNothingWhereEverythingAddsUp() {
        assertThat(reconcile()).isEmpty();
    }

    @Test
    void findsAMessageThatWasTakenWronglyOrRefusedWronglyOrForAnotherReason() {
        submitted.set(0, new Submitted("good", new Expected.Refused("RCP1021"), "good-0", "S-good-0", List.of()));
        submitted.set(1, new Submitted("good", new Expected.Accepted(GOOD), null, null, List.of("RCP1021")));
        submitted.add(new Submitted("missing-field", new Expected.Refused("RCP1021"), null, null, List.of("RCP1022")));
        forget("good-1");

        assertThat(reconcile()).containsExactly(Kind.WRONG_ANSWER, Kind.WRONG_ANSWER, Kind.WRONG_ANSWER);
    }

    @Test
    void findsASubmissionThatEgressLost() {
        submissions.remove("good-2");

        assertThat(reconcile()).containsExactly(Kind.NOT_IN_OUTBOX);
    }

    @Test
    void findsAMessageThatTheDipNeverGot() {
        arrivals.removeIf(arrival -> arrival.reference().equals("S-good-3"));

        assertThat(reconcile()).containsExactly(Kind.NOT_AT_THE_DIP);
    }

    @Test
    void findsAMessageThatTheDipGotTwice() {
        arrivals.add(new Arrival("S-good-4", "T-again", null, List.of(REGISTRATION)));

        assertThat(reconcile()).containsExactly(Kind.AT_THE_DIP_TWICE);
    }

    @Test
    void findsAMessageThatTheDipTookThoughItHadToRefuseIt() {
        arrivals.add(new Arrival("S-failed", "T-failed", null, List.of()));

        assertThat(reconcile()).containsExactly(Kind.AT_THE_DIP_WRONGLY);
    }

    @Test
    void findsAMessageThatFailedWithoutTheDip() {
        arrivals.removeIf(arrival -> arrival.reference().equals("S-failed"));

        assertThat(reconcile()).containsExactly(Kind.NOT_AT_THE_DIP);
    }

    @Test
    void findsAMessageThatTheDipRefusedOnTheWay() {
        arrivals.add(new Arrival("S-good-5", null, "MSG1001", List.of()));

        assertThat(reconcile()).containsExactly(Kind.WRONG_OUTCOME);
    }

    @Test
    void findsAMessageThatNobodyHandedOver() {
        arrivals.add(new Arrival("S-ghost", "T-ghost", null, List.of()));

        assertThat(reconcile()).containsExactly(Kind.NEVER_SUBMITTED);
    }

    @Test
    void findsWhatEgressSaysWrongly() {
        submissions.put("good-6", submission("good-6", "waiting", null, null));
        submissions.put("good-7", submission("good-7", "accepted", null, "T-good-8"));
        submissions.put("failed", submission("failed", "failed", "MSG1001", null));

        assertThat(reconcile()).containsExactly(Kind.WRONG_OUTCOME, Kind.WRONG_OUTCOME, Kind.WRONG_OUTCOME);
    }

    @Test
    void findsWhatTheJournalHasNotOrOtherwise() {
        journal.removeIf(item -> item.itemId().equals("good-0") || item.itemId().equals("good-1"));
        journal.add(journalled("good-1", "FAILED"));

        assertThat(reconcile()).containsExactly(Kind.NOT_JOURNALLED, Kind.WRONG_VERDICT);
    }

    @Test
    void findsAMessageThatStatusServiceDoesNotKnow() {
        said.remove("good-9");

        assertThat(reconcile()).containsExactly(Kind.NOT_KNOWN_AS_SENT);
    }

    @Test
    void findsLostDoubledAndWrongWords() {
        said.put("good-10", said("delivered", word(REGISTRATION, GOOD)));
        said.put("good-11", said("delivered", word(REGISTRATION, GOOD), word(DATA_SERVICE, GOOD), word(DATA_SERVICE, GOOD)));
        said.put("good-12", said("rejected", word(REGISTRATION, "RCP1061"), word(DATA_SERVICE, GOOD)));
        said.put("rejected", said("delivered", word(REGISTRATION, "RCP1061"), word(DATA_SERVICE, "RCP1061")));
        said.put("failed", said("failed", word("DIP", "MSG1011")));

        assertThat(reconcile()).containsExactly(Kind.NO_STATUS, Kind.STATUS_TWICE, Kind.WRONG_STATUS, Kind.WRONG_STATUS, Kind.STATUS_TWICE);
    }

    @Test
    void findsWordsThatStandBesideAnotherMessage() {
        said.put("answered", said.get("good-13"));
        said.put("good-13", said("answered", word(REGISTRATION, "REG1021"), word(DATA_SERVICE, "REG1021")));

        assertThat(reconcile()).containsExactly(Kind.WRONG_STATUS, Kind.WRONG_STATUS);
    }

    private List<Kind> reconcile() {
        return SendingReconciliation.of(submitted, submissions, arrivals, journal, said).stream().map(Discrepancy::kind).toList();
    }

    private void accepted(String id, String status, String state) {
        submitted.add(new Submitted("good", new Expected.Accepted(status), id, "S-" + id, List.of()));
        submissions.put(id, submission(id, "accepted", null, "T-" + id));
        arrivals.add(new Arrival("S-" + id, "T-" + id, null, List.of(REGISTRATION, DATA_SERVICE)));
        journal.add(journalled(id, "SENT"));
        said.put(id, said(state, word(DATA_SERVICE, status), word(REGISTRATION, status)));
    }

    private void unaddressed() {
        submitted.add(new Submitted("unknown-recipient", new Expected.Accepted("MSG1031"), "nobody", "S-nobody", List.of()));
        submissions.put("nobody", submission("nobody", "accepted", null, "T-nobody"));
        arrivals.add(new Arrival("S-nobody", "T-nobody", null, List.of()));
        journal.add(journalled("nobody", "SENT"));
        said.put("nobody", said("failed", word("DIP", "MSG1031")));
    }

    private void failed() {
        submitted.add(new Submitted("unknown-connection-provider", new Expected.Failed("MSG1011"), "failed", "S-failed", List.of()));
        submissions.put("failed", submission("failed", "failed", "MSG1011", null));
        arrivals.add(new Arrival("S-failed", null, "MSG1011", List.of()));
        journal.add(journalled("failed", "FAILED"));
        said.put("failed", said("refused"));
    }

    private void foundAfterALostAnswer() {
        accepted("found", GOOD, "delivered");
        submissions.put("found", submission("found", "accepted", "MSG1006", null));
        arrivals.add(new Arrival("S-found", null, "MSG1006", List.of()));
    }

    private void forget(String id) {
        submissions.remove(id);
        arrivals.removeIf(arrival -> arrival.reference().equals("S-" + id));
    }

    private static Submission submission(String id, String state, String code, String transactionId) {
        return new Submission(id, "IF-031", "S-" + id, state, 1, code, null, transactionId, NOW, NOW);
    }

    private static Journalled journalled(String id, String state) {
        return new Journalled(id, "T-" + id, null, "c-" + id, state);
    }

    private static SaidOfIt said(String state, Word... words) {
        return new SaidOfIt(state, Stream.of(words).toList());
    }

    private static Word word(String by, String code) {
        return new Word("item", by, code, "", code, null, NOW);
    }
}
