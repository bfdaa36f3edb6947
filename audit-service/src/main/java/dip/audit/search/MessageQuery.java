package dip.audit.search;

import dip.audit.entry.Uuid7;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * The SQL of a search in one range of time, newest first: the page is found by its keys alone, each condition on a column that
 * has an index, and only then fetched with all that belongs to it, row by row through the primary keys ({@code offset 0}
 * leaves the planner no choice): right after a burst its own took over a second a page.
 */
final class MessageQuery {

    private static final String NEWEST_FIRST = " order by i.delivery_id desc, i.item desc limit ";
    private static final String STATUS_ITEM = """
             (select from audit.item s where s.kind = 'STATUS' and s.delivery_id = i.delivery_id and s.item = i.item
                and s.delivery_id >= $1 and s.delivery_id < $2)""";
    private static final String FETCH = """
            select i.delivery_id, i.item, i.kind, i.recipient_dip_id, i.channel, i.interface_id, i.event_code, i.sender_dip_id,
                i.transaction_id, i.sender_unique_reference, i.mpan, d.correlation_id,
                j.outcome, j.judged_at, c.outcome as call_outcome, c.code as call_code, c.started_at as called_at
            from page p
            join lateral (select * from audit.item x where x.delivery_id = p.delivery_id and x.item = p.item
                and x.delivery_id >= $1 and x.delivery_id < $2 offset 0) i on true
            join lateral (select * from audit.delivery x where x.delivery_id = p.delivery_id
                and x.delivery_id >= $1 and x.delivery_id < $2 offset 0) d on true
            left join lateral (select * from audit.judgement x where x.delivery_id = p.delivery_id and x.item = p.item
                and x.delivery_id >= $1 and x.delivery_id < $2 offset 0) j on true
            left join lateral (select * from audit.item_call x where x.delivery_id = p.delivery_id and x.item = p.item
                and x.delivery_id >= $1 and x.delivery_id < $2 order by x.started_at desc, x.call_id desc limit 1) c on true
            order by p.delivery_id desc, p.item desc""";

    private final StringBuilder keys = new StringBuilder("select i.delivery_id, i.item from audit.item i");
    private final StringBuilder conditions = new StringBuilder(" where i.delivery_id >= $1 and i.delivery_id < $2");
    private final Tuple parameters = Tuple.tuple();
    private final Filter filter;

    /** @param filter its time is left to {@code from}, inclusive, and {@code to}, exclusive: epoch milliseconds */
    MessageQuery(Filter filter, long from, long to) {
        this.filter = filter;
        parameters.addValue(Uuid7.floor(from)).addValue(Uuid7.floor(to));
        equal("i.recipient_dip_id", filter.recipientDipId());
        equal("i.sender_dip_id", filter.senderDipId());
        equal("i.interface_id", filter.interfaceId());
        equal("i.event_code", filter.eventCode());
        equal("i.transaction_id", filter.transactionId());
        equal("i.sender_unique_reference", filter.senderUniqueReference());
        if (filter.correlationId() != null) {
            keys.append(" join audit.delivery d on d.delivery_id = i.delivery_id and d.delivery_id >= $1 and d.delivery_id < $2");
            equal("d.correlation_id", filter.correlationId());
        }
        if (!filter.mpans().isEmpty()) {
            conditions.append(" and i.mpan = any(").append(parameter(filter.mpans().toArray(String[]::new))).append(')');
        }
        if (filter.state() != null) {
            state(filter.state());
        }
        if (filter.after() != null) {
            conditions.append(" and (i.delivery_id, i.item) < (").append(parameter(filter.after().deliveryId())).append(", ")
                    .append(parameter(filter.after().index())).append(')');
        }
    }

    String sql() {
        return "with " + page() + FETCH;
    }

    /**
     * What waits for its verdict is usually nothing or little, and never soon found by walking back: the difference of the
     * two tables is made as a whole, from their keys, and sorted then.
     */
    private String page() {
        if (filter.state() == State.RECEIVED) {
            return "waiting as materialized (" + keys + conditions + "), page as materialized (select * from waiting i"
                    + NEWEST_FIRST + filter.limit() + ") ";
        }
        return "page as materialized (" + keys + conditions + NEWEST_FIRST + filter.limit() + ") ";
    }

    Tuple parameters() {
        return parameters;
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

    private void state(State state) {
        keys.append(" left join audit.judgement j on j.delivery_id = i.delivery_id and j.item = i.item"
                + " and j.delivery_id >= $1 and j.delivery_id < $2");
        conditions.append(switch (state) {
            case RECEIVED -> " and j.delivery_id is null and not exists" + STATUS_ITEM;
            case STATUS -> " and j.delivery_id is null and i.kind = 'STATUS'";
            case ACCEPTED, REJECTED, REPEATED, SUPPRESSED, REFUSED -> " and j.outcome = '" + state.name() + "'";
            case SENT, FAILED -> throw new IllegalArgumentException(state + " is a state of what we sent");
        });
    }
}
