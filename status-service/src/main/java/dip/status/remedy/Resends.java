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

/**
 * Table {@code status.resend}: messages that are handed to egress anew. Each is once at most, whoever asks for it and
 * however often: the row decides, and its key is egress' Idempotency-Key. What egress refuses does not count, and the next
 * time has the next key. Blocks.
 */
@Singleton
public class Resends {

    private static final String ADD = """
            with again as (
                insert into status.resend (key, case_id, submission, attempt, made_by, fix)
                select 'case-' || m.case_id || '-' || m.submission || '-' || (coalesce(before.attempt, 0) + 1 + (
                        select count(*) from status.resend r where r.submission = m.submission and r.refused_at is not null)),
                    m.case_id, m.submission, coalesce(before.attempt, 0) + 1, ?, w.fix
                from unnest(?, ?) as w(id, fix) join status.case_message m using (id) join status.sent s using (submission)
                    left join status.resend before on before.result = m.submission
                where m.resolved_at is null
                on conflict do nothing returning key, case_id, submission, fix
            )
            select a.key, a.case_id, a.submission, a.fix, s.body from again a join status.sent s using (submission)""";

    private static final String TAKE_BACK = "delete from status.resend where key = any(?)";

    /** The history of a case has each kind once, of however many messages. */
    private static final String UNMENDED = """
            with unmended as (
                select * from unnest(?, ?, ?, ?) as u(case_id, submission, why, of_some)
            ), marked as (
                update status.case_message m set unmended = u.why from unmended u
                where m.case_id = u.case_id and m.submission = u.submission and m.resolved_at is null
            )
            insert into status.case_entry (case_id, made_by, what, after)
            select distinct u.case_id, ?, 'resend', u.of_some from unmended u
            where not exists (select from status.case_entry e
                where e.case_id = u.case_id and e.made_by = ? and e.what = 'resend' and e.after = u.of_some)""";

    private static final String LOCK_CASES = """
            select id from status.failure_case where id in (select case_id from status.resend where key = any(?))
            order by id for no key update""";

    /** No rule tries them again. */
    private static final String REFUSED = """
            with refused as (
                update status.resend r set refused_at = now() from unnest(?, ?) as a(key, why)
                where r.key = a.key and r.result is null and r.refused_at is null
                returning r.case_id, r.submission, a.why
            ), marked as (
                update status.case_message m set unmended = f.why, resend_at = null from refused f
                where m.submission = f.submission and m.resolved_at is null
            ), told as (
                insert into status.case_entry (case_id, made_by, what, after)
                select distinct c.id, 'status-service', 'resend', ? from refused f join status.failure_case c on c.id = f.case_id
                where not exists (select from status.case_entry e where e.case_id = c.id and e.what = 'resend' and e.after = ?)
            )
            select count(*) from refused""";

    private static final String OF_REFUSED = "egress refuses some of its messages: those are not sent anew";

    private static final String HELD = """
            update status.resend r set held = a.held from unnest(?, ?) as a(key, held) where r.key = a.key and r.result is null""";

    private static final String LINK = """
            update status.resend r set result = s.submission from status.sent s
            where s.submission = any(?) and r.key = s.correlation_id and r.result is null
            returning r.submission""";

    private static final String LOCK = "select id from status.sent where submission = any(?) order by id for update";

    private final Relay relay;
    private final Anew anew;

    Resends(Relay relay, Anew anew) {
        this.relay = relay;
        this.anew = anew;
    }

    /**
     * Something that is to be handed over.
     *
     * @param member row of {@code status.case_message}
     */
    public record Wanted(long member, Fix fix) {
    }

    /** @param unmended one for each message that was not handed over because its fix does not mend it */
    public record Added(int handedOver, List<Unmended> unmended) {
    }

    /**
     * Something that was handed over in vain.
     *
     * @param why in egress' words
     */
    public record Refused(String key, Unmended why) {
    }

    /**
     * Something that egress took and does not send yet.
     *
     * @param submission of egress, which is to be released or withdrawn there
     */
    public record Held(String key, UUID submission) {
    }

    private record New(String key, long caseId, UUID submission, Anew.Message message) {

        Unmended unmended() {
            return message.unmended();
        }
    }

    /**
     * Hands over what fails still, is kept, and was not handed over before.
     *
     * @param madeBy who wants it
     */
    public Added add(Connection connection, Collection<Wanted> wanted, String madeBy) throws SQLException {
        List<New> all = begin(connection, wanted, madeBy);
        List<New> unmended = all.stream().filter(one -> one.unmended() != null).toList();
        if (!unmended.isEmpty()) {
            takeBack(connection, unmended, madeBy);
        }
        relay.add(connection, Addresses.SUBMIT, all.stream().filter(one -> one.unmended() == null)
                .map(one -> new SubmitMessage(one.key, one.key, Addresses.RESUBMITTED, one.message.body()).toMessage()).toList());
        return new Added(all.size() - unmended.size(), unmended.stream().map(New::unmended).toList());
    }

    private List<New> begin(Connection connection, Collection<Wanted> wanted, String madeBy) throws SQLException {
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setString(1, madeBy);
            Columns.set(add, 2, "bigint", wanted, Wanted::member);
            Columns.set(add, 3, "text", wanted, one -> one.fix.json());
            List<New> begun = new ArrayList<>();
            try (ResultSet row = add.executeQuery()) {
                while (row.next()) {
                    begun.add(new New(row.getString(1), row.getLong(2), row.getObject(3, UUID.class),
                            anew.of(row.getBytes(5), Fix.of(row.getString(4)))));
                }
            }
            return begun;
        }
    }

    /** Another fix may be tried on them. */
    private static void takeBack(Connection connection, List<New> unmended, String madeBy) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(TAKE_BACK); PreparedStatement tell = connection.prepareStatement(UNMENDED)) {
            Columns.set(delete, 1, "text", unmended, New::key);
            delete.executeUpdate();
            Columns.set(tell, 1, "bigint", unmended, New::caseId);
            Columns.set(tell, 2, "uuid", unmended, New::submission);
            Columns.set(tell, 3, "text", unmended, one -> one.unmended().toString());
            Columns.set(tell, 4, "text", unmended, one -> one.unmended().ofSome());
            tell.setString(5, madeBy);
            tell.setString(6, madeBy);
            tell.executeUpdate();
        }
    }

    /**
     * Lets these be mended and handed over anew: what was refused before, or went through all the same, stays as it is.
     *
     * @return how many
     */
    public int refused(Connection connection, Collection<Refused> answers) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK_CASES); PreparedStatement refuse = connection.prepareStatement(REFUSED)) {
            Columns.set(lock, 1, "text", answers, Refused::key);
            lock.execute();
            Columns.set(refuse, 1, "text", answers, Refused::key);
            Columns.set(refuse, 2, "text", answers, answer -> answer.why().toString());
            refuse.setString(3, OF_REFUSED);
            refuse.setString(4, OF_REFUSED);
            try (ResultSet row = refuse.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Remembers what egress holds as duplicates. @return how many */
    public int held(Connection connection, Collection<Held> answers) throws SQLException {
        try (PreparedStatement hold = connection.prepareStatement(HELD)) {
            Columns.set(hold, 1, "text", answers, Held::key);
            Columns.set(hold, 2, "uuid", answers, Held::submission);
            return hold.executeUpdate();
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
