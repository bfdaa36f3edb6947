package dip.status.remedy;

import dip.messaging.Addresses;
import dip.messaging.SubmitMessage;
import dip.sending.Columns;
import dip.sending.relay.Relay;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.apache.qpid.proton.message.Message;

/**
 * Table {@code status.resend}: messages that are handed to egress anew. Each is once at most, whoever asks for it and
 * however often: the row decides, and its key is egress' Idempotency-Key. Blocks.
 */
@Singleton
public class Resends {

    private static final String ADD = """
            with again as (
                insert into status.resend (key, case_id, submission, attempt, made_by)
                select 'case-' || m.case_id || '-' || m.submission || '-' || (coalesce(before.attempt, 0) + 1), m.case_id, m.submission,
                    coalesce(before.attempt, 0) + 1, ?
                from status.case_message m join status.sent s using (submission) left join status.resend before on before.result = m.submission
                where m.id = any(?) and m.resolved_at is null
                on conflict do nothing returning key, submission
            )
            select a.key, s.body from again a join status.sent s using (submission)""";

    private static final String LINK = """
            update status.resend r set result = s.submission from status.sent s
            where s.submission = any(?) and r.key = s.correlation_id and r.result is null
            returning r.submission""";

    private static final String LOCK = "select id from status.sent where submission = any(?) order by id for update";

    private final Relay relay;

    Resends(Relay relay) {
        this.relay = relay;
    }

    /**
     * Hands over what fails still, is kept, and was not handed over before.
     *
     * @param members rows of {@code status.case_message}
     * @param madeBy who wants it
     * @return how many
     */
    public int add(Connection connection, Collection<Long> members, String madeBy) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setString(1, madeBy);
            Columns.set(add, 2, "bigint", members, id -> id);
            List<Message> messages = new ArrayList<>();
            try (ResultSet row = add.executeQuery()) {
                while (row.next()) {
                    messages.add(new SubmitMessage(row.getString(1), row.getString(1), Anew.of(row.getBytes(2))).toMessage());
                }
            }
            relay.add(connection, Addresses.SUBMIT, messages);
            return messages.size();
        }
    }

    /** To be called when what {@link #add} handed over is committed. */
    public void wake() {
        relay.wake();
    }

    /**
     * Finds out which of what was sent are messages of before, sent anew.
     *
     * @return those of before, locked
     */
    public List<UUID> linked(Connection connection, Collection<UUID> sent) throws SQLException {
        try (PreparedStatement link = connection.prepareStatement(LINK); PreparedStatement lock = connection.prepareStatement(LOCK)) {
            Columns.set(link, 1, "uuid", sent, submission -> submission);
            List<UUID> before = new ArrayList<>();
            try (ResultSet row = link.executeQuery()) {
                while (row.next()) {
                    before.add(row.getObject(1, UUID.class));
                }
            }
            if (!before.isEmpty()) {
                Columns.set(lock, 1, "uuid", before, submission -> submission);
                lock.execute();
            }
            return before;
        }
    }
}
