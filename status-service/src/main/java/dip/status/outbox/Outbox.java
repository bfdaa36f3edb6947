package dip.status.outbox;

import dip.client.Endpoint;
import dip.sending.Columns;
import dip.sending.hold.Holds;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * Table {@code status.outbox}: one statement whatever the number of rows. Time is Postgres' own, so that copies need not
 * agree on theirs. Blocks.
 */
@Singleton
public class Outbox {

    private static final String ADD = """
            insert into status.outbox (participant, message_key, outcome, item_id, correlation_id, judged_at, element)
            select * from unnest(?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";

    /** SQL. */
    static final String CHANNEL = "'" + Endpoint.STATUS_MESSAGE.channel() + "'";

    private static final String NOT_HELD = "not " + Holds.standFor("status", "?", CHANNEL);

    private static final String CLAIM = """
            update status.outbox o
            set attempts = o.attempts + 1, leased_until = now() + ? * interval '1 millisecond'
            from (select id from status.outbox
                  where participant = ? and state = 'waiting' and due_at <= now()
                        and (leased_until is null or leased_until <= now()) and %s
                  order by due_at limit ? for update skip locked) due
            where o.id = due.id
            returning o.id, o.attempts, o.item_id, o.correlation_id, o.judged_at, o.element""".formatted(NOT_HELD);

    private static final String EXTEND = """
            update status.outbox o set leased_until = now() + ? * interval '1 millisecond'
            from unnest(?, ?) as mine(id, attempt)
            where o.id = mine.id and o.attempts = mine.attempt and o.state = 'waiting' and %s""".formatted(NOT_HELD);

    private static final String RELEASE = """
            update status.outbox o
            set due_at = now() + ? * interval '1 millisecond', leased_until = null, attempts = o.attempts - 1
            from unnest(?, ?) as mine(id, attempt)
            where o.id = mine.id and o.attempts = mine.attempt and o.state = 'waiting'""";

    private static final String PRUNE = """
            delete from status.outbox where id in (
                select id from status.outbox where state = 'delivered' and settled_at < now() - ? * interval '1 millisecond'
                limit ? for update skip locked)""";

    private final DataSource postgres;

    Outbox(DataSource postgres) {
        this.postgres = postgres;
    }

    /** @return how many were new: of each kind there is at most one a message */
    public int add(Collection<NewStatus> statuses) throws SQLException {
        try (Connection connection = postgres.getConnection();
                PreparedStatement add = connection.prepareStatement(ADD)) {
            Columns.set(add, 1, "text", statuses, NewStatus::participant);
            Columns.set(add, 2, "text", statuses, NewStatus::messageKey);
            Columns.set(add, 3, "text", statuses, status -> status.kind().id());
            Columns.set(add, 4, "text", statuses, NewStatus::itemId);
            Columns.set(add, 5, "text", statuses, NewStatus::correlationId);
            Columns.set(add, 6, "bigint", statuses, NewStatus::judgedAt);
            Columns.setBytes(add, 7, statuses, status -> status.item().toJson());
            return add.executeUpdate();
        }
    }

    /**
     * Status messages that are due, the longest due first, for this copy alone until {@code lease} is over. None while an
     * operator has stopped the participant.
     */
    public List<Claim> claim(String participant, int limit, Duration lease) throws SQLException {
        try (Connection connection = postgres.getConnection();
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setLong(1, lease.toMillis());
            claim.setString(2, participant);
            claim.setString(3, participant);
            claim.setInt(4, limit);
            List<Claim> claims = new ArrayList<>();
            try (ResultSet rows = claim.executeQuery()) {
                while (rows.next()) {
                    claims.add(new Claim(rows.getLong(1), rows.getInt(2), rows.getString(3), rows.getString(4),
                            rows.getLong(5), rows.getBytes(6)));
                }
            }
            return claims;
        }
    }

    /** Begins the lease anew. @return whether all of them were still ours, and the participant not stopped */
    public boolean extend(String participant, List<Claim> claims, Duration lease) throws SQLException {
        try (Connection connection = postgres.getConnection();
                PreparedStatement extend = connection.prepareStatement(EXTEND)) {
            extend.setLong(1, lease.toMillis());
            Columns.set(extend, 2, "bigint", claims, Claim::id);
            Columns.set(extend, 3, "int", claims, Claim::attempt);
            extend.setString(4, participant);
            return extend.executeUpdate() == claims.size();
        }
    }

    /** Gives back what was not sent after all, for somebody to claim after the pause. */
    public void release(List<Claim> claims, Duration pause) throws SQLException {
        try (Connection connection = postgres.getConnection();
                PreparedStatement release = connection.prepareStatement(RELEASE)) {
            release.setLong(1, pause.toMillis());
            Columns.set(release, 2, "bigint", claims, Claim::id);
            Columns.set(release, 3, "int", claims, Claim::attempt);
            release.executeUpdate();
        }
    }

    /** Removes what was delivered before the retention. @return how many rows, {@code limit} at most */
    int prune(Duration retention, int limit) throws SQLException {
        try (Connection connection = postgres.getConnection();
                PreparedStatement prune = connection.prepareStatement(PRUNE)) {
            prune.setLong(1, retention.toMillis());
            prune.setInt(2, limit);
            return prune.executeUpdate();
        }
    }
}
