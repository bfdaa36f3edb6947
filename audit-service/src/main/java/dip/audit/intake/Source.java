package dip.audit.intake;

import dip.audit.AuditConfig.InFlight;
import dip.audit.entry.Entry;
import dip.audit.entry.EntryReader;
import dip.audit.entry.UnusableEntry;
import dip.messaging.Addresses;
import dip.messaging.Addresses.Reader;
import dip.messaging.UnreadableMessage;
import dip.model.catalogue.Lane;
import java.util.List;
import org.apache.qpid.proton.message.Message;

/**
 * A queue that audit reads.
 *
 * @param reader null where the address has one queue
 * @param inFlight messages held unsettled at most
 */
record Source(String address, Reader reader, int inFlight, Form form) {

    /** How its messages are read. */
    interface Form {
        Entry read(Message message) throws UnreadableMessage, UnusableEntry;
    }

    /** Half of what may be held: while one half is written, the other arrives. */
    int batch() {
        return Math.max(1, inFlight / 2);
    }

    static List<Source> all(EntryReader entries, InFlight inFlight) {
        return List.of(
                new Source(Addresses.inbound(Lane.REGISTRATION), Reader.AUDIT, inFlight.registration(), entries::item),
                new Source(Addresses.inbound(Lane.CONSUMPTION), Reader.AUDIT, inFlight.consumption(), entries::item),
                new Source(Addresses.inbound(Lane.REPORT), Reader.AUDIT, inFlight.report(), entries::item),
                new Source(Addresses.INBOUND_STATUS, Reader.AUDIT, inFlight.status(), entries::item),
                new Source(Addresses.VERDICTS, Reader.AUDIT, inFlight.verdicts(), entries::verdict),
                new Source(Addresses.SENT, Reader.AUDIT, inFlight.sent(), entries::sent),
                new Source(Addresses.JOURNAL, null, inFlight.journal(), entries::journalEntry));
    }
}
