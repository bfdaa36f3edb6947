package dip.quickstart.copies;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Halts whoever comes to certain rows, between what has been done and its being written down, until it is released or
 * killed. So a process ends at the same moment each time, however fast the machine is. Postgres does it: a trigger waits for
 * a lock that is held here.
 */
final class Halts implements AutoCloseable {

    /** What is at work when it is halted. */
    enum Moment {
        /** A job, half of its messages written down to be sent anew, a part of them by the step at work. */
        JOB("insert on status.resend", "new.made_by <> 'rule' and (select count(*) from status.resend where case_id = new.case_id) >= "
                + Work.FAILURES / 2),
        /** A job has written down messages to be sent anew, and not yet that it has. */
        JOB_STEP("update on status.job", "old.reached > 0 and new.reached > old.reached"),
        /** A rule, likewise. */
        RULE("insert on status.resend", "new.made_by = 'rule' and (select count(*) from status.resend where case_id = new.case_id) >= "
                + Work.FAILURES / 6),
        /** The webhook has taken a notice. */
        NOTICE("update on status.notice", "new.webhook = 'delivered'"),
        /** The DIP has taken some statuses. */
        STATUS("update on status.outbox", "new.state = 'delivered'"),
        /** The broker has taken messages to be sent anew. */
        RELAY("delete on status.journal_entry", "position('dip.submit'::bytea in old.message) > 0");

        private final String event;
        private final String condition;

        Moment(String event, String condition) {
            this.event = event;
            this.condition = condition;
        }

        private String create() {
            return """
                    create function halt_%1$s() returns trigger language plpgsql as $$
                    begin
                        if %2$s then perform pg_advisory_xact_lock_shared(%3$d); end if;
                        if tg_op = 'DELETE' then return old; end if;
                        return new;
                    end $$;
                    create trigger halt_%1$s before %4$s for each row execute function halt_%1$s();
                    select pg_advisory_lock(%3$d)""".formatted(name(), condition, ordinal(), event);
        }
    }

    private final Database database;
    private final List<Moment> moments;

    Halts(Database database, Moment... moments) throws SQLException {
        this.database = database;
        this.moments = List.of(moments);
        for (Moment moment : moments) {
            database.run(moment.create());
        }
    }

    /** The copies that are halted there; at least one. */
    Set<String> at(Moment moment) throws Exception {
        return Eventually.is("halted at " + moment, () -> now(moment), copies -> !copies.isEmpty());
    }

    void await(Moment moment, String copy) throws Exception {
        Eventually.is("halted at " + moment + ": " + copy, () -> now(moment), copies -> copies.contains(copy));
    }

    /** Nobody is halted any more. */
    @Override
    public void close() throws SQLException {
        database.run("select pg_advisory_unlock_all()");
        for (Moment moment : moments) {
            database.run("drop function halt_%s() cascade".formatted(moment.name()));
        }
    }

    private Set<String> now(Moment moment) throws SQLException {
        return Set.copyOf(database.texts("""
                select distinct application_name from pg_locks join pg_stat_activity using (pid)
                where locktype = 'advisory' and not granted and objid = %d""".formatted(moment.ordinal())));
    }
}
