package dip.audit.search;

import dip.audit.entry.Uuid7;
import io.vertx.mutiny.sqlclient.Tuple;

/** The SQL of a search for messages of ours in one range of time, newest first, made as {@link MessageQuery} makes its own. */
final class SentQuery {

    private static final String LAST_OUTCOME = """
             (select a.outcome from audit.sent_answer a where a.submission = s.submission
                and a.submission >= $1 and a.submission < $2 order by a.settled_at desc limit 1)""";
    private static final String IN_ANSWERS = " and s.submission in (select t.submission from audit.sent_answer t"
            + " where t.submission >= $1 and t.submission < $2 and ";
    private static final String FETCH = """
            select s.submission, s.participant, s.interface_id, s.event_code, s.reference, s.mpan, s.recipients, s.correlation_id,
                a.outcome, a.settled_at, a.code, a.transaction_id
            from page p
            join lateral (select * from audit.sent x where x.submission = p.submission
                and x.submission >= $1 and x.submission < $2 offset 0) s on true
            join lateral (select * from audit.sent_answer x where x.submission = p.submission
                and x.submission >= $1 and x.submission < $2 order by x.settled_at desc limit 1) a on true
            order by p.submission desc""";

    private final StringBuilder conditions = new StringBuilder(" where s.submission >= $1 and s.submission < $2");
    private final Tuple parameters = Tuple.tuple();
    private final Filter filter;

    /** @param filter its time is left to {@code from}, inclusive, and {@code to}, exclusive: epoch milliseconds */
    SentQuery(Filter filter, long from, long to) {
        this.filter = filter;
        parameters.addValue(Uuid7.floor(from)).addValue(Uuid7.floor(to));
        equal("s.participant", filter.recipientDipId());
        equal("s.participant", filter.senderDipId());
        equal("s.interface_id", filter.interfaceId());
        equal("s.event_code", filter.eventCode());
        equal("s.reference", filter.senderUniqueReference());
        equal("s.correlation_id", filter.correlationId());
        if (filter.transactionId() != null) {
            conditions.append(IN_ANSWERS).append("t.transaction_id = ").append(parameter(filter.transactionId())).append(')');
        }
        if (!filter.mpans().isEmpty()) {
            conditions.append(" and s.mpan = any(").append(parameter(filter.mpans().toArray(String[]::new))).append(')');
        }
        if (filter.state() != null) {
            state(filter.state());
        }
        if (filter.after() != null) {
            conditions.append(" and s.submission < ").append(parameter(filter.after().deliveryId()));
        }
    }

    String sql() {
        return "with page as materialized (select s.submission from audit.sent s" + conditions + " order by s.submission desc limit "
                + filter.limit() + ") " + FETCH;
    }

    Tuple parameters() {
        return parameters;
    }

    /** Failed ones are few, and have an index. */
    private void state(State state) {
        if (state == State.FAILED) {
            conditions.append(IN_ANSWERS).append("t.outcome = 'FAILED') and").append(LAST_OUTCOME).append(" = 'FAILED'");
        } else {
            conditions.append(" and").append(LAST_OUTCOME).append(" = 'ACCEPTED'");
        }
    }

    private void equal(String column, String value) {
        if (value != null) {
            conditions.append(" and ").append(column).append(" = ").append(parameter(value));
        }
    }

    private String parameter(Object value) {
        parameters.addValue(value);
        return "$" + parameters.size();
    }
}
