package dip.audit.journal;

import dip.audit.entry.Entry.Called;
import dip.messaging.JournalEntry.Call;
import java.util.List;
import java.util.function.Function;

/** The tables {@code audit.call}, {@code item_call} and {@code submission_call}: attempts to call the DIP, and what they were about. */
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

    private static final String SUBMISSIONS = """
            insert into audit.submission_call (submission, started_at, call_id, outcome, code)
            select * from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::text[], $5::text[])
            on conflict do nothing""";

    private record About<T>(T what, Call call) {
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
                .integer(row -> row.items().size() + row.submissions().size())
                .bigint(row -> row.call().durationMillis())
                .optionalInteger(row -> row.call().httpStatus() == 0 ? null : row.call().httpStatus())
                .text(row -> row.call().outcome())
                .text(row -> row.call().code())
                .text(row -> row.call().detail())
                .text(row -> row.call().responseBody())
                .into(CALLS);
    }

    static Insert insertItems(List<Called> calls) {
        return Columns.of(abouts(calls, Called::items))
                .uuid(row -> row.what().deliveryId())
                .integer(row -> row.what().index())
                .time(row -> row.call().startedAt())
                .text(row -> row.call().callId())
                .text(row -> row.call().outcome())
                .text(row -> row.call().code())
                .into(ITEMS);
    }

    static Insert insertSubmissions(List<Called> calls) {
        return Columns.of(abouts(calls, Called::submissions))
                .uuid(About::what)
                .time(row -> row.call().startedAt())
                .text(row -> row.call().callId())
                .text(row -> row.call().outcome())
                .text(row -> row.call().code())
                .into(SUBMISSIONS);
    }

    private static <T> List<About<T>> abouts(List<Called> calls, Function<Called, List<T>> what) {
        return calls.stream().flatMap(call -> what.apply(call).stream().map(one -> new About<>(one, call.call()))).toList();
    }
}
