package dip.status.outbox;

import dip.messaging.JournalEntry;
import dip.sending.Columns;
import java.nio.BufferOverflowException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.qpid.proton.Proton;
import org.apache.qpid.proton.message.Message;

/** Table {@code status.journal_entry}: messages to the journal, written with the outcome that they tell of. */
final class JournalQueue {

    private static final String ADD = "insert into status.journal_entry (message) values (?)";
    private static final String OLDEST = "select id, message from status.journal_entry order by id limit ? for update skip locked";
    private static final String REMOVE = "delete from status.journal_entry e using unnest(?) as sent(id) where e.id = sent.id";
    private static final int FIRST_BUFFER = 16 * 1024;

    /** @param id of the row */
    record Entry(long id, Message message) {
    }

    private JournalQueue() {
    }

    static void add(Connection connection, JournalEntry entry) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setBytes(1, encoded(entry.toMessage()));
            add.executeUpdate();
        }
    }

    /** The oldest entries, which no other copy gets until the transaction ends. */
    static List<Entry> oldest(Connection connection, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OLDEST)) {
            select.setInt(1, limit);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(new Entry(rows.getLong(1), decoded(rows.getBytes(2))));
                }
            }
            return entries;
        }
    }

    static void remove(Connection connection, List<Entry> entries) throws SQLException {
        try (PreparedStatement remove = connection.prepareStatement(REMOVE)) {
            Columns.set(remove, 1, "bigint", entries, Entry::id);
            remove.executeUpdate();
        }
    }

    /** Proton says only afterwards that the buffer was too small. */
    private static byte[] encoded(Message message) {
        for (int size = FIRST_BUFFER;; size *= 2) {
            try {
                byte[] buffer = new byte[size];
                return Arrays.copyOf(buffer, message.encode(buffer, 0, size));
            } catch (BufferOverflowException tooSmall) {
                if (size > FIRST_BUFFER << 10) {
                    throw tooSmall;
                }
            }
        }
    }

    private static Message decoded(byte[] bytes) {
        Message message = Proton.message();
        message.decode(bytes, 0, bytes.length);
        return message;
    }
}
