package dip.audit.search;

import dip.audit.entry.Uuid7;
import io.vertx.mutiny.sqlclient.Tuple;

/** The SQL of a search in one range of time: newest first, each condition on a column that has an index. */
final class MessageQuery {

    private static final String SELECT = """
            select i.delivery_id, i.item, i.kind, i.recipient_dip_id, i.channel, i.interface_id, i.event_code, i.sender_dip_id,
                i.transaction_id, i.sender_unique_reference, i.mpan, d.correlation_id,
                j.outcome, j.judged_at, c.outcome as call_outcome, c.code as call_code, c.started_at as called_at
            from audit.item i
            join audit.delivery d on d.delivery_id = i.delivery_id and d.delivery_id >= $1 and d.delivery_id < $2
            left join audit.judgement j on j.delivery_id = i.delivery_id and j.item = i.item
                and j.delivery_id >= $1 and j.delivery_id < $2
            left join lateral (select * from audit.item_call a where a.delivery_id = i.delivery_id and a.item = i.item
                and a.delivery_id >= $1 and a.delivery_id < $2 order by a.started_at desc, a.call_id desc limit 1) c on true
            where i.delivery_id >= $1 and i.delivery_id < $2""";

    private final StringBuilder sql = new StringBuilder(SELECT);
    private final Tuple parameters = Tuple.tuple();

    /** @param filter its time is left to {@code from}, inclusive, and {@code to}, exclusive: epoch milliseconds */
    MessageQuery(Filter filter, long from, long to) {
        parameters.addValue(Uuid7.floor(from)).addValue(Uuid7.floor(to));
        equal("i.recipient_dip_id", filter.recipientDipId());
        equal("i.sender_dip_id", filter.senderDipId());
        equal("i.interface_id", filter.interfaceId());
        equal("i.event_code", filter.eventCode());
        equal("i.transaction_id", filter.transactionId());
        equal("i.sender_unique_reference", filter.senderUniqueReference());
        equal("d.correlation_id", filter.correlationId());
        if (!filter.mpans().isEmpty()) {
            sql.append(" and i.mpan = any(").append(parameter(filter.mpans().toArray(String[]::new))).append(')');
        }
        if (filter.state() != null) {
            sql.append(state(filter.state()));
        }
        if (filter.after() != null) {
            sql.append(" and (i.delivery_id, i.item) < (").append(parameter(filter.after().deliveryId())).append(", ")
                    .append(parameter(filter.after().index())).append(')');
        }
        sql.append(" order by i.delivery_id desc, i.item desc limit ").append(filter.limit());
    }

    String sql() {
        return sql.toString();
    }

    Tuple parameters() {
        return parameters;
    }

    private void equal(String column, String value) {
        if (value != null) {
            sql.append(" and ").append(column).append(" = ").append(parameter(value));
        }
    }

    private String parameter(Object value) {
        parameters.addValue(value);
        return "$" + parameters.size();
    }

    private static String state(State state) {
        return switch (state) {
            case RECEIVED -> " and j.delivery_id is null and i.kind = 'MESSAGE'";
            case STATUS -> " and j.delivery_id is null and i.kind = 'STATUS'";
            case ACCEPTED, REJECTED, REPEATED, SUPPRESSED, REFUSED -> " and j.outcome = '" + state.name() + "'";
        };
    }
}
