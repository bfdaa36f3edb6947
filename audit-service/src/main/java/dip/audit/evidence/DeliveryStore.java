package dip.audit.evidence;

import dip.audit.JournalReader;
import dip.audit.entry.Uuid7;
import dip.audit.problem.NotJournalled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.util.UUID;

/** Deliveries, put together again from their items' slices. */
@ApplicationScoped
class DeliveryStore {

    private static final String EVIDENCE = """
            select d.*, c.pem, (select count(*) from audit.item i where i.delivery_id = $1)::int as journalled
            from audit.delivery d left join audit.certificate c on c.fingerprint = d.certificate_fingerprint
            where d.delivery_id = $1""";
    private static final String SLICES = "select before, body, after from audit.item where delivery_id = $1 order by item";

    private final JournalReader reader;

    DeliveryStore(JournalReader reader) {
        this.reader = reader;
    }

    /** Fails with {@link NotJournalled}. */
    Uni<DeliveryEvidence> evidence(UUID id) {
        return reader.query(EVIDENCE, Tuple.of(id)).map(rows -> {
            if (rows.size() == 0) {
                throw new NotJournalled("There is no delivery " + id + ", or it is not journalled yet.");
            }
            return evidence(rows.iterator().next());
        });
    }

    /** The delivery byte for byte; fails with {@link NotJournalled} while items are missing. */
    Uni<byte[]> body(DeliveryEvidence delivery) {
        if (!delivery.complete()) {
            throw new NotJournalled("Of the " + delivery.items() + " items of delivery " + delivery.deliveryId() + " only "
                    + delivery.journalled() + " are journalled yet.");
        }
        return reader.query(SLICES, Tuple.of(delivery.deliveryId())).map(DeliveryStore::joined);
    }

    private static DeliveryEvidence evidence(Row row) {
        int items = row.getInteger("items");
        int journalled = row.getInteger("journalled");
        UUID id = row.getUUID("delivery_id");
        return new DeliveryEvidence(id, Uuid7.millis(id), row.getString("recipient_dip_id"), row.getString("channel"), items,
                journalled, journalled == Math.max(1, items), row.getString("url"), row.getString("signature"),
                row.getString("signature_date"), row.getString("content_hash"), row.getString("certificate_fingerprint"),
                row.getString("pem"), row.getString("correlation_id"));
    }

    private static byte[] joined(RowSet<Row> slices) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Row slice : slices) {
            body.writeBytes(slice.getBuffer("before").getBytes());
            body.writeBytes(slice.getBuffer("body").getBytes());
            body.writeBytes(slice.getBuffer("after").getBytes());
        }
        return body.toByteArray();
    }
}
