package dip.audit.journal;

import dip.audit.entry.Entry.Called;
import dip.audit.entry.ItemId;
import dip.messaging.JournalEntry.Call;
import java.util.List;

/** The tables {@code audit.call} and {@code audit.item_call}: attempts to call the DIP, and the items they were about. */
final class CallRows {

    private static final String CALLS = """
            insert into audit.call (call_id, started_at, correlation_id, participant, url, items, duration_ms, http_status,
                outcome, code, detail, response_body)
            select * from unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::int[], $7::bigint[],
                $8::int[], $9::text[], $10::text[], $11::text[], $12::text[])
            on conflict do nothing""";
    private static final String ITEMS = """
            insert into audit.item_call (delivery_id, item, started_at, call_id, outcome, code)
            select * from unnest($1::uuid[], $2::int[], $3::timestamptz[], $4::text[], $5::text[], $6::text[])
            on conflict do nothing""";

    private record About(ItemId item, Call call) {
    }

    private CallRows() {
    }

    static Insert insertCalls(List<Called> calls) {
        return Columns.of(calls)
                .text(row -> row.call().callId())
                .time(row -> row.call().startedAt())
                .text(row -> row.call().correlationId())
                .text(row -> row.call().participant())
                .text(row -> row.call().url())
                .integer(row -> row.items().size())
                .bigint(row -> row.call().durationMillis())
                .optionalInteger(row -> row.call().httpStatus() == 0 ? null : row.call().httpStatus())
                .text(row -> row.call().outcome())
                .text(row -> row.call().code())
                .text(row -> row.call().detail())
                .text(row -> row.call().responseBody())
                .into(CALLS);
    }

    static Insert insertItems(List<Called> calls) {
        List<About> rows = calls.stream()
                .flatMap(call -> call.items().stream().map(item -> new About(item, call.call()))).toList();
        return Columns.of(rows)
                .uuid(row -> row.item().deliveryId())
                .integer(row -> row.item().index())
                .time(row -> row.call().startedAt())
                .text(row -> row.call().callId())
                .text(row -> row.call().outcome())
                .text(row -> row.call().code())
                .into(ITEMS);
    }
}
