package dip.audit.journal;

import dip.messaging.InboundItem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The table {@code audit.delivery}: a delivery's evidence, once, whichever of its items comes first. */
final class DeliveryRows {

    private static final String SQL = """
            insert into audit.delivery (delivery_id, items, recipient_dip_id, channel, url, signature, signature_date,
                content_hash, certificate_fingerprint, correlation_id)
            select * from unnest($1::uuid[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                $8::text[], $9::text[], $10::text[])
            on conflict do nothing""";

    private DeliveryRows() {
    }

    static Insert insert(Collection<InboundItem> items) {
        Map<UUID, InboundItem> deliveries = new LinkedHashMap<>();
        items.forEach(item -> deliveries.putIfAbsent(item.deliveryId(), item));
        return Columns.of(List.copyOf(deliveries.values()))
                .uuid(InboundItem::deliveryId)
                .integer(InboundItem::count)
                .text(InboundItem::recipientDipId)
                .text(InboundItem::channel)
                .text(InboundItem::url)
                .text(InboundItem::signature)
                .text(InboundItem::signatureDate)
                .text(InboundItem::contentHash)
                .text(InboundItem::certificateFingerprint)
                .text(InboundItem::correlationId)
                .into(SQL);
    }
}
