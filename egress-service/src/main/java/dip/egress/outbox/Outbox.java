package dip.egress.outbox;

import dip.model.catalogue.Catalogue;
import dip.model.catalogue.InterfaceInfo;
import dip.sending.Columns;
import dip.sending.hold.Holds;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Table {@code egress.outbox}: who may send what, when. Time is Postgres' own, so that copies need not agree on theirs. Of
 * an MPAN's messages only the oldest that waits may be claimed, so that their order is kept. Blocks.
 */
@Singleton
public class Outbox {

    static final String HELD = Holds.standFor("egress", "o.participant", "o.channel");

    /**
     * Served by the indexes of the same order alone, whatever Postgres believed of the table when it made its plan: that it
     * was empty, for instance. SQL: channel, limit.
     */
    private static final String DUE = """
            from egress.outbox o
            where o.channel = %s and o.participant = ? and o.state = 'waiting' and o.due_at <= now()
              and (o.leased_until is null or o.leased_until <= now())
              and (o.mpan is null or o.id = (
                  select e.id from egress.outbox e
                  where e.participant = o.participant and e.mpan = o.mpan and e.state = 'waiting' order by e.id limit 1))
            order by o.submitted_at, o.id limit %s""";

    /**
     * A lease that is over was that of a copy which vanished: nobody knows how far its call had come. Rows are changed where
     * they were found and locked; nothing is looked up. Of the many channels only those are looked at that have something.
     */
    private static final String CLAIM = """
            with recursive busy as (
                (select channel from egress.outbox where state = 'waiting' order by channel limit 1)
                union all
                (select next.channel from busy
                 cross join lateral (select channel from egress.outbox o where o.state = 'waiting' and o.channel > busy.channel
                                     order by o.channel limit 1) next)),
            asked as materialized (select c.* from unnest(?, ?) as c(channel, lane) join busy on busy.channel = c.channel),
            chosen as (
                select c.channel from asked c
                cross join lateral (select o.submitted_at, o.id %s) oldest
                where not %s
                order by c.lane, oldest.submitted_at, oldest.id limit 1),
            due as (select o.ctid, o.id, o.submitted_at, o.size %s for update skip locked),
            fitting as (select ctid from (
                select ctid, sum(size) over oldest_first as total, row_number() over oldest_first as place
                from due window oldest_first as (order by submitted_at, id)) sized
                where total <= ? or place = 1)
            update egress.outbox o
            set attempts = o.attempts + 1, in_doubt = o.in_doubt or o.leased_until is not null,
                leased_until = now() + ? * interval '1 millisecond'
            where o.ctid = any (array(select ctid from fitting))
            returning o.id, o.attempts, o.submission, o.correlation_id, o.channel, o.reference, o.in_doubt, o.message""".formatted(
            DUE.formatted("c.channel", "1"), Holds.standFor("egress", "?", "c.channel"),
            DUE.formatted("(select channel from chosen)", "?"));

    private static final String EXTEND = """
            update egress.outbox o set leased_until = now() + ? * interval '1 millisecond'
            from unnest(?, ?) as mine(id, attempt)
            where o.id = mine.id and o.attempts = mine.attempt and o.state = 'waiting' and not %s""".formatted(HELD);

    private static final String RELEASE = """
            update egress.outbox o
            set due_at = now() + ? * interval '1 millisecond', leased_until = null, attempts = o.attempts - 1
            from unnest(?, ?) as mine(id, attempt)
            where o.id = mine.id and o.attempts = mine.attempt and o.state = 'waiting'""";

    private static final String HASTEN = """
            update egress.outbox set due_at = now()
            where participant = ? and state = 'waiting' and leased_until is null and due_at > now()""";

    private final DataSource postgres;
    private final List<InterfaceInfo> channels;

    Outbox(DataSource postgres, Catalogue catalogue) {
        this.postgres = postgres;
        this.channels = List.copyOf(catalogue.interfaces());
    }

    /**
     * The oldest messages that are due, for this copy alone until {@code lease} is over: all of one channel, that of the most
     * urgent lane where several have some.
     *
     * @param but channels that are left alone
     * @param bytes of all together at most, unless the first alone has more
     */
    public List<Claim> claim(String participant, Set<String> but, int limit, long bytes, Duration lease) throws SQLException {
        try (Connection connection = postgres.getConnection(); PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            List<InterfaceInfo> asked = channels.stream().filter(channel -> !but.contains(channel.id())).toList();
            Columns.set(claim, 1, "text", asked, InterfaceInfo::id);
            Columns.set(claim, 2, "int", asked, channel -> channel.lane().ordinal());
            claim.setString(3, participant);
            claim.setString(4, participant);
            claim.setString(5, participant);
            claim.setInt(6, limit);
            claim.setLong(7, bytes);
            claim.setLong(8, lease.toMillis());
            List<Claim> claims = new ArrayList<>();
            try (ResultSet rows = claim.executeQuery()) {
                while (rows.next()) {
                    claims.add(new Claim(rows.getLong(1), rows.getInt(2), rows.getObject(3, UUID.class), rows.getString(4),
                            rows.getString(5), rows.getString(6), rows.getBoolean(7), rows.getBytes(8)));
                }
            }
            claims.sort(Comparator.comparingLong(Claim::id));
            return claims;
        }
    }

    /** Begins the lease anew. @return whether all of them were still ours, and not stopped */
    public boolean extend(List<Claim> claims, Duration lease) throws SQLException {
        return touch(EXTEND, claims, lease) == claims.size();
    }

    /** Gives back what was not sent after all, for somebody to claim after the pause. */
    public void release(List<Claim> claims, Duration pause) throws SQLException {
        touch(RELEASE, claims, pause);
    }

    /** What waits for another attempt is due now. */
    public void hasten(String participant) throws SQLException {
        try (Connection connection = postgres.getConnection(); PreparedStatement update = connection.prepareStatement(HASTEN)) {
            update.setString(1, participant);
            update.executeUpdate();
        }
    }

    private int touch(String sql, List<Claim> claims, Duration time) throws SQLException {
        try (Connection connection = postgres.getConnection(); PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, time.toMillis());
            Columns.set(update, 2, "bigint", claims, Claim::id);
            Columns.set(update, 3, "int", claims, Claim::attempt);
            return update.executeUpdate();
        }
    }
}
