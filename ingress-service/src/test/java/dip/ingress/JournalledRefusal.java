package dip.ingress;

import dip.messaging.JournalEntry;
import dip.messaging.UnreadableMessage;
import java.util.ArrayList;
import java.util.List;
import org.apache.qpid.proton.message.Message;

/** Reads refusals back from the journal. */
final class JournalledRefusal {

    private JournalledRefusal() {
    }

    /** Waits for so many of one delivery. */
    static List<JournalEntry.Refused> of(Arrivals journal, String correlationId, int count)
            throws InterruptedException, UnreadableMessage {
        List<JournalEntry.Refused> refusals = new ArrayList<>();
        for (Message message : journal.of(correlationId, count, JournalledRefusal::isRefusal)) {
            refusals.add((JournalEntry.Refused) JournalEntry.of(message));
        }
        return refusals;
    }

    private static boolean isRefusal(Message message) {
        return "refused".equals(message.getApplicationProperties().getValue().get(JournalEntry.KIND));
    }
}
