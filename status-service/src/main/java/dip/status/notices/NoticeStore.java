package dip.status.notices;

import dip.sending.Columns;
import dip.sending.Transactions;
import dip.status.rest.Rows;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Table {@code status.notice}. Blocks. */
@Singleton
class NoticeStore {

    /** Cases of which there is something to tell; what is told is written down at once. */
    private static final String NEWS = """
            with news as (
                select id, case when state = 'closed' then 'closed' when not told_open then 'opened' when told_closed then 'reopened'
                    when failures >= grows_at then 'grew' else 'overdue' end as kind
                from status.failure_case
                where (state = 'closed' and not told_closed)
                    or (state <> 'closed' and (not told_open or told_closed or failures >= grows_at
                        or (deadline < now() and told_deadline is distinct from deadline)))
                order by id limit ? for no key update skip locked
            )
            update status.failure_case c set told_open = true, told_closed = c.state = 'closed',
                grows_at = case when c.failures >= c.grows_at then (10 ^ (floor(log(c.failures)) + 1))::bigint else c.grows_at end,
                told_deadline = case when n.kind = 'overdue' then c.deadline else c.told_deadline end
            from news n where c.id = n.id returning c.id, n.kind, c.webhook""";

    private static final String ADD = """
            insert into status.notice (notice, case_id, kind, body, target, webhook)
            select n.notice, n.case_id, n.kind, n.body, coalesce(n.target, ''), case when n.target is null then 'none' else 'waiting' end
            from unnest(?, ?, ?, ?, ?) as n(notice, case_id, kind, body, target)""";

    private static final String CLAIM = """
            update status.notice n set attempts = n.attempts + 1,
                due_at = now() + least(?, ? * 2 ^ least(n.attempts, 30)) * interval '1 millisecond'
            from (select id from status.notice where webhook = 'waiting' and target = ? and due_at <= now()
                  order by due_at limit 1 for update skip locked) due
            where n.id = due.id returning n.id, n.attempts, n.notice, n.body""";

    private static final String SETTLE = "update status.notice set webhook = ?, detail = ? where id = ? and attempts = ? and webhook = 'waiting'";

    private static final String GIVE_BACK = "update status.notice set attempts = attempts - 1, detail = ? where id = ? and attempts = ?";

    private static final String AGAIN = """
            update status.notice set webhook = 'waiting', attempts = 0, due_at = now() where id = ? and webhook = 'dead'""";

    private static final String NOTICE = """
            select n.id, n.notice, n.case_id, n.kind, n.at, nullif(n.target, ''), n.webhook, n.attempts, n.detail from status.notice n where\s""";

    private static final String COUNT = """
            select count(*) filter (where webhook = 'waiting'), count(*) filter (where webhook = 'dead')
            from status.notice where webhook in ('waiting', 'dead')""";

    private static final String PRUNE = """
            delete from status.notice where id in (
                select id from status.notice where at < now() - ? * interval '1 millisecond'
                limit ? for update skip locked)""";

    private final Transactions transactions;
    private final Rows rows;

    NoticeStore(Transactions transactions, Rows rows) {
        this.transactions = transactions;
        this.rows = rows;
    }

    /** Something of a case that has not been told. @param webhook name of the one that its rule wants told; null for none */
    record News(long caseId, String kind, String webhook) {
    }

    /** @param webhooks names of those that are told */
    record NewNotice(UUID notice, News news, byte[] body, List<String> webhooks) {
    }

    private record Row(NewNotice notice, String target) {
    }

    /** A notice to be posted. */
    record Claim(long id, int attempt, UUID notice, byte[] body) {
    }

    List<News> news(Connection connection, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(NEWS)) {
            select.setInt(1, limit);
            List<News> news = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    news.add(new News(row.getLong(1), row.getString(2), row.getString(3)));
                }
            }
            return news;
        }
    }

    void add(Connection connection, List<NewNotice> notices) throws SQLException {
        List<Row> news = notices.stream().flatMap(notice -> notice.webhooks.isEmpty() ? Stream.of(new Row(notice, null))
                : notice.webhooks.stream().map(webhook -> new Row(notice, webhook))).toList();
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            Columns.set(add, 1, "uuid", news, row -> row.notice.notice);
            Columns.set(add, 2, "bigint", news, row -> row.notice.news.caseId);
            Columns.set(add, 3, "text", news, row -> row.notice.news.kind);
            Columns.setBytes(add, 4, news, row -> row.notice.body);
            Columns.set(add, 5, "text", news, Row::target);
            add.executeUpdate();
        }
    }

    /** The longest due for the webhook; it is due again after the pause, should this copy vanish. */
    Optional<Claim> claim(String webhook, Duration first, Duration longest) throws SQLException {
        return transactions.in(connection -> {
            try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
                claim.setLong(1, longest.toMillis());
                claim.setLong(2, first.toMillis());
                claim.setString(3, webhook);
                try (ResultSet row = claim.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Claim(row.getLong(1), row.getInt(2), row.getObject(3, UUID.class), row.getBytes(4)))
                            : Optional.empty();
                }
            }
        });
    }

    /** @param state {@code delivered}, {@code dead}, or {@code waiting} for the next attempt */
    void settle(Claim claim, String state, String detail) throws SQLException {
        run(SETTLE, state, detail, claim.id(), claim.attempt());
    }

    /** It was not even tried. */
    void giveBack(Claim claim, String why) throws SQLException {
        run(GIVE_BACK, why, claim.id(), claim.attempt());
    }

    /** @return whether it was dead */
    boolean again(long id) throws SQLException {
        return run(AGAIN, id) > 0;
    }

    Optional<Notice> byId(long id) throws SQLException {
        return rows.select(NOTICE + "n.id = ?", NoticeStore::notice, id).stream().findFirst();
    }

    /** Newest first. @param webhook null for any, and the next two likewise */
    List<Notice> find(String webhook, String to, Long caseId, long after, int limit) throws SQLException {
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("n.case_id = ?", caseId);
        conditions.put("n.target = ?", to);
        conditions.put("n.webhook = ?", webhook);
        return rows.page(NOTICE, conditions, "n.id", after, limit, NoticeStore::notice);
    }

    /** @return how many wait for the webhook, and how many are dead */
    long[] count() throws SQLException {
        return rows.select(COUNT, row -> new long[] {row.getLong(1), row.getLong(2)}).getFirst();
    }

    /** Removes what was told before the retention, or not: for a webhook that there is no more, say. @return how many rows, {@code limit} at most */
    int prune(long retentionMillis, int limit) throws SQLException {
        return run(PRUNE, retentionMillis, limit);
    }

    private int run(String sql, Object... values) throws SQLException {
        return transactions.in(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                return statement.executeUpdate();
            }
        });
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(row.getLong(1), row.getObject(2, UUID.class), row.getLong(3), row.getString(4), Rows.instant(row, 5),
                row.getString(6), row.getString(7), row.getInt(8), row.getString(9));
    }
}
