package dip.status.jobs;

import dip.sending.Transactions;
import dip.status.cases.CaseLife;
import dip.status.cases.CaseLives;
import dip.status.remedy.CasesConfig;
import dip.status.remedy.Fix;
import dip.status.remedy.Resends;
import dip.status.remedy.Resends.Wanted;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Takes jobs a step further. A step is one transaction that holds the job's row: what it did and how far it came are
 * written down together, and no other copy takes the same. Blocks.
 */
@Singleton
class JobSteps {

    private static final String TAKE = """
            select id, case_id, action, argument, fix, made_by, reached from status.job
            where state = 'running' and next_at <= now() order by next_at limit 1 for update skip locked""";

    private static final String MEMBERS = """
            select id from status.case_message where case_id = ? and id > ? and resolved_at is null order by id limit ?""";

    private static final String GO_ON = """
            update status.job set done = done + ?, skipped = skipped + ?, unmended = unmended + ?, reached = ?, next_at = now() + interval '1 second'
            where id = ?""";

    private static final String END = "update status.job set done = done + ?, state = 'done', ended_at = now() where id = ?";

    private final Transactions transactions;
    private final Resends resends;
    private final CaseLives lives;
    private final int perSecond;

    JobSteps(Transactions transactions, Resends resends, CaseLives lives, CasesConfig config) {
        this.transactions = transactions;
        this.resends = resends;
        this.lives = lives;
        this.perSecond = config.resendPerSecond();
    }

    private record Claim(long id, long caseId, Action action, String argument, Fix fix, String madeBy, long reached) {
    }

    /** @return whether there was something to do */
    boolean take() throws SQLException {
        boolean any = transactions.in(connection -> {
            Claim job = next(connection);
            if (job == null) {
                return false;
            }
            switch (job.action) {
                case RESEND -> resend(connection, job);
                case CLOSE -> change(connection, job, life -> life.closed(job.argument));
                case ASSIGN -> change(connection, job, life -> life.ownedBy(job.argument));
            }
            return true;
        });
        if (any) {
            resends.wake();
        }
        return any;
    }

    private static Claim next(Connection connection) throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(TAKE); ResultSet row = take.executeQuery()) {
            return row.next() ? new Claim(row.getLong(1), row.getLong(2), Action.of(row.getString(3)), row.getString(4),
                    Fix.of(row.getString(5)), row.getString(6), row.getLong(7)) : null;
        }
    }

    private void resend(Connection connection, Claim job) throws SQLException {
        List<Long> members = members(connection, job);
        if (members.isEmpty()) {
            end(connection, job, 0);
            return;
        }
        Resends.Added added = resends.add(connection, members.stream().map(member -> new Wanted(member, job.fix)).toList(), job.madeBy);
        int unmended = added.unmended().size();
        run(connection, GO_ON, added.handedOver(), members.size() - added.handedOver() - unmended, unmended, members.getLast(), job.id);
    }

    private List<Long> members(Connection connection, Claim job) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(MEMBERS)) {
            select.setLong(1, job.caseId);
            select.setLong(2, job.reached);
            select.setInt(3, perSecond);
            List<Long> members = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    members.add(row.getLong(1));
                }
            }
            return members;
        }
    }

    private void change(Connection connection, Claim job, UnaryOperator<CaseLife> change) throws SQLException {
        end(connection, job, lives.change(connection, job.caseId, change, job.madeBy) ? 1 : 0);
    }

    private static void end(Connection connection, Claim job, int done) throws SQLException {
        run(connection, END, done, job.id);
    }

    private static int run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
