package dip.audit.journal;

import dip.audit.entry.Entry.Sent;
import java.util.List;

/** The tables {@code audit.sent} and {@code audit.sent_answer}: a message of ours once, and each of the DIP's final words about it. */
final class SentRows {

    private static final String MESSAGES = """
            insert into audit.sent (submission, participant, interface_id, event_code, reference, sender_correlation_id, mpan,
                recipients, correlation_id, body)
            select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                $9::text[], $10::bytea[])
            on conflict do nothing""";
    private static final String ANSWERS = """
            insert into audit.sent_answer (submission, settled_at, outcome, http_status, code, detail, attempts, transaction_id)
            select * from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::int[], $5::text[], $6::text[], $7::int[], $8::text[])
            on conflict do nothing""";

    private SentRows() {
    }

    static Insert insertMessages(List<Sent> sent) {
        return Columns.of(sent)
                .uuid(row -> row.message().submission())
                .text(row -> row.message().participant())
                .text(row -> row.facts().interfaceId())
                .text(row -> row.facts().eventCode())
                .text(row -> row.facts().senderUniqueReference())
                .text(row -> row.message().senderCorrelationId())
                .text(row -> row.facts().mpan())
                .text(row -> String.join(" ", row.message().recipients()))
                .text(row -> row.message().correlationId())
                .bytes(row -> row.message().body())
                .into(MESSAGES);
    }

    static Insert insertAnswers(List<Sent> sent) {
        return Columns.of(sent)
                .uuid(row -> row.message().submission())
                .time(row -> row.message().settledAt().toEpochMilli())
                .text(row -> row.message().outcome().name())
                .integer(row -> row.message().httpStatus())
                .text(row -> row.message().code())
                .text(row -> row.message().detail())
                .integer(row -> row.message().attempts())
                .text(row -> row.facts().transactionId())
                .into(ANSWERS);
    }
}
