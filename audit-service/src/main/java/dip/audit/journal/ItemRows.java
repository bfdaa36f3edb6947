package dip.audit.journal;

import dip.audit.entry.Entry.Arrived;
import java.util.List;

/** The table {@code audit.item}: what an item says of itself, and its slice of the delivery. */
final class ItemRows {

    private static final String SQL = """
            insert into audit.item (delivery_id, item, kind, recipient_dip_id, channel, interface_id, event_code,
                sender_dip_id, transaction_id, sender_unique_reference, mpan, before, body, after)
            select * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                $8::text[], $9::text[], $10::text[], $11::text[], $12::bytea[], $13::bytea[], $14::bytea[])
            on conflict do nothing""";

    private ItemRows() {
    }

    static Insert insert(List<Arrived> items) {
        return Columns.of(items)
                .uuid(row -> row.item().deliveryId())
                .integer(row -> row.item().index())
                .text(row -> row.itemKind().name())
                .text(row -> row.item().recipientDipId())
                .text(row -> row.item().channel())
                .text(row -> row.facts().interfaceId())
                .text(row -> row.facts().eventCode())
                .text(row -> row.facts().senderDipId())
                .text(row -> row.facts().transactionId())
                .text(row -> row.facts().senderUniqueReference())
                .text(row -> row.facts().mpan())
                .bytes(row -> row.item().before())
                .bytes(row -> row.item().body())
                .bytes(row -> row.item().after())
                .into(SQL);
    }
}
