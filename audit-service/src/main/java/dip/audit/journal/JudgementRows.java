package dip.audit.journal;

import dip.audit.entry.Entry.Judged;
import dip.audit.entry.Entry.Refused;
import dip.audit.entry.ItemId;
import dip.messaging.InboundItem;
import java.util.List;

/** The table {@code audit.judgement}: validation's verdicts, and ingress' refusals. */
final class JudgementRows {

    private static final String REFUSED = "REFUSED";
    private static final String SQL = """
            insert into audit.judgement (delivery_id, item, outcome, judged_at, http_status, duplicate_of, findings)
            select * from unnest($1::uuid[], $2::int[], $3::text[], $4::timestamptz[], $5::int[], $6::text[], $7::text[])
            on conflict do nothing""";

    /** @param httpStatus null for a verdict */
    record Row(ItemId item, String outcome, long judgedAt, Integer httpStatus, String duplicateOf, String findings) {

        static Row of(Judged verdict) {
            return new Row(verdict.item(), verdict.outcome(), verdict.judgedAt(), null, verdict.duplicateOf(), verdict.findings());
        }

        static Row of(Refused refused) {
            InboundItem item = refused.arrived().item();
            return new Row(new ItemId(item.deliveryId(), item.index()), REFUSED, item.receivedAt(), refused.httpStatus(), null,
                    refused.findings());
        }
    }

    private JudgementRows() {
    }

    static Insert insert(List<Row> rows) {
        return Columns.of(rows)
                .uuid(row -> row.item().deliveryId())
                .integer(row -> row.item().index())
                .text(Row::outcome)
                .time(Row::judgedAt)
                .optionalInteger(Row::httpStatus)
                .text(Row::duplicateOf)
                .text(Row::findings)
                .into(SQL);
    }
}
