package dip.quickstart.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dip.quickstart.reconcile.Discrepancy.Kind;
import dip.quickstart.reconcile.Sent.Expected;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The checker itself is checked: each loss and double that is planted must be found, and nothing else. */
class ReconciliationTest {

    private static final String US = "2300000001";

    private final List<Sent> sent = new ArrayList<>();
    private final List<Journalled> journal = new ArrayList<>();
    private final List<HandedOver> handedOver = new ArrayList<>();

    @BeforeEach
    void trafficThatAddsUp() {
        for (int i = 0; i < 50; i++) {
            sent.add(sent("T-" + i, "good", new Expected.Accepted(true), 201, null, List.of("RCP0000")));
            journal.add(journalled("T-" + i, 0, "ACCEPTED"));
            handedOver.add(new HandedOver("T-" + i + ".0", "T-" + i, US));
        }
        sent.add(sent("T-bad", "future-timestamp", new Expected.Rejected("RCP1008"), 201, null, List.of("RCP1008")));
        journal.add(journalled("T-bad", 0, "REJECTED"));
        sent.add(sent(null, "not-json", new Expected.Refused(400, "RCP1001"), 400, "RCP1001", List.of()));
        journal.add(new Journalled("x.0", null, US, "c-null", "REFUSED"));
        journal.add(journalled("T-7", 1, "REPEATED"));
    }

    @Test
    void findsNothingWhereEverythingAddsUp() {
        assertThat(reconcile()).isEmpty();
    }

    @Test
    void findsAMessageThatTheJournalLost() {
        journal.removeIf(item -> "T-3".equals(item.transactionId()));

        assertThat(reconcile()).containsExactly(Kind.NOT_JOURNALLED);
    }

    @Test
    void findsARefusalThatTheJournalLost() {
        journal.removeIf(item -> item.state().equals("REFUSED"));

        assertThat(reconcile()).containsExactly(Kind.NOT_JOURNALLED);
    }

    @Test
    void findsAMissingVerdict() {
        journal.replaceAll(item -> "T-4".equals(item.transactionId()) ? journalled("T-4", 0, "RECEIVED") : item);

        assertThat(reconcile()).containsExactly(Kind.WRONG_VERDICT);
    }

    @Test
    void findsASecondAcceptance() {
        journal.add(journalled("T-5", 9, "ACCEPTED"));

        assertThat(reconcile()).containsExactly(Kind.ACCEPTED_TWICE);
    }

    @Test
    void findsAMessageThatBusinessNeverGot() {
        handedOver.removeIf(message -> message.transactionId().equals("T-6"));

        assertThat(reconcile()).containsExactly(Kind.NOT_HANDED_OVER);
    }

    @Test
    void findsAMessageThatBusinessGotTwice() {
        handedOver.add(new HandedOver("T-6.again", "T-6", US));

        assertThat(reconcile()).containsExactly(Kind.HANDED_OVER_TWICE);
    }

    @Test
    void findsABadMessageThatBusinessGot() {
        handedOver.add(new HandedOver("T-bad.0", "T-bad", US));

        assertThat(reconcile()).containsExactly(Kind.HANDED_OVER_WRONGLY);
    }

    @Test
    void findsAMessageThatNobodySent() {
        handedOver.add(new HandedOver("ghost.0", "T-ghost", US));

        assertThat(reconcile()).containsExactly(Kind.NEVER_SENT);
    }

    @Test
    void findsLostDoubledAndWrongStatusMessages() {
        sent.set(0, sent("T-0", "good", new Expected.Accepted(true), 201, null, List.of()));
        sent.set(1, sent("T-1", "good", new Expected.Accepted(true), 201, null, List.of("RCP0000", "RCP0000")));
        sent.set(2, sent("T-2", "good", new Expected.Accepted(true), 201, null, List.of("RCP1001")));

        assertThat(reconcile()).containsExactly(Kind.NO_STATUS, Kind.STATUS_TWICE, Kind.WRONG_STATUS);
    }

    @Test
    void findsAWrongAnswer() {
        sent.set(0, sent("T-0", "good", new Expected.Accepted(true), 503, null, List.of("RCP0000")));

        assertThat(reconcile()).containsExactly(Kind.WRONG_ANSWER);
    }

    private List<Kind> reconcile() {
        return Reconciliation.of(sent, journal, handedOver).stream().map(Discrepancy::kind).toList();
    }

    private static Sent sent(String transactionId, String kind, Expected expected, int http, String code, List<String> statuses) {
        return new Sent(transactionId, US, kind, expected, http, code, List.of("c-" + transactionId), statuses);
    }

    private static Journalled journalled(String transactionId, int index, String state) {
        return new Journalled(transactionId + "." + index, transactionId, US, "c-" + transactionId, state);
    }
}
