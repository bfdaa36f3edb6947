package dip.audit.search;

import dip.audit.JournalReader;
import dip.audit.entry.ItemId;
import dip.audit.problem.NotJournalled;
import dip.audit.search.MessageDetail.Step;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One message received, by its itemId. */
@ApplicationScoped
class MessageStore {

    private static final String ITEM = """
            select i.delivery_id, i.item, i.kind, i.recipient_dip_id, i.channel, i.interface_id, i.event_code, i.sender_dip_id,
                i.transaction_id, i.sender_unique_reference, i.mpan, i.journalled_at, d.correlation_id, d.items,
                j.outcome, j.judged_at, j.http_status, j.duplicate_of, j.findings,
                c.outcome as call_outcome, c.code as call_code, c.started_at as called_at
            from audit.item i
            join audit.delivery d on d.delivery_id = $1
            left join audit.judgement j on j.delivery_id = $1 and j.item = $2
            left join lateral (select * from audit.item_call a where a.delivery_id = $1 and a.item = $2
                order by a.started_at desc, a.call_id desc limit 1) c on true
            where i.delivery_id = $1 and i.item = $2""";
    private static final String CALLS = """
            select a.call_id, a.started_at, a.outcome, a.code, c.url, c.http_status, c.duration_ms, c.detail, c.response_body
            from audit.item_call a
            left join audit.call c on c.call_id = a.call_id and c.started_at = a.started_at
            where a.delivery_id = $1 and a.item = $2
            order by a.started_at, a.call_id""";
    private static final String BODY = "select body from audit.item where delivery_id = $1 and item = $2";

    private final JournalReader reader;
    private final SentStore sent;

    MessageStore(JournalReader reader, SentStore sent) {
        this.reader = reader;
        this.sent = sent;
    }

    /** Fails with {@link NotJournalled}. */
    Uni<Detail> detail(ItemId id) {
        return one(ITEM, id).chain(item -> about(MessageSummary.of(item))
                .chain(about -> reader.query(CALLS, key(id)).map(calls -> detail(item, about, calls))));
    }

    /** The item's own bytes; fails with {@link NotJournalled}. */
    Uni<byte[]> body(ItemId id) {
        return one(BODY, id).map(row -> row.getBuffer("body").getBytes());
    }

    private Uni<Optional<UUID>> about(MessageSummary message) {
        return message.state() == State.STATUS ? sent.about(message) : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Row> one(String sql, ItemId id) {
        return reader.query(sql, key(id)).map(rows -> {
            if (rows.size() == 0) {
                throw new NotJournalled("There is no message " + id + ", or it is not journalled yet.");
            }
            return rows.iterator().next();
        });
    }

    private static Tuple key(ItemId id) {
        return Tuple.of(id.deliveryId(), id.index());
    }

    private static Detail detail(Row item, Optional<UUID> about, RowSet<Row> calls) {
        MessageSummary message = MessageSummary.of(item);
        List<Step> history = new ArrayList<>();
        history.add(Step.of(message.receivedAt(), "RECEIVED", null));
        history.add(Step.of(MessageSummary.millis(item.getOffsetDateTime("journalled_at")), "JOURNALLED", null));
        if (message.judgedAt() != null) {
            history.add(Step.of(message.judgedAt(), "JUDGED", message.state().name()));
        }
        calls.forEach(call -> history.add(called(call)));
        history.sort(Comparator.comparingLong(Step::at));
        String findings = item.getString("findings");
        return new MessageDetail(message, item.getUUID("delivery_id"), item.getInteger("item"), item.getInteger("items"),
                item.getInteger("http_status"), item.getString("duplicate_of"), findings == null ? "[]" : findings,
                about.orElse(null), List.copyOf(history));
    }

    static Step called(Row call) {
        return new Step(MessageSummary.millis(call.getOffsetDateTime("started_at")), "CALLED", call.getString("outcome"),
                null, call.getString("call_id"), call.getString("url"), call.getInteger("http_status"), call.getString("code"),
                call.getLong("duration_ms"), call.getString("detail"), call.getString("response_body"));
    }
}
