package dip.messaging;

import java.util.UUID;
import org.apache.qpid.proton.message.Message;

/**
 * One item of a delivery with its evidence: what ingress publishes to {@code dip.inbound.*}, and, with findings, to
 * {@code dip.journal} where the item was refused.
 *
 * @param deliveryId UUID version 7: its time is the time of receipt, its day the journal's partition
 * @param index of the item in the delivery, from 0
 * @param count of items in the delivery
 * @param recipientDipId our DIP ID that the webhook names
 * @param channel as it stands in the webhook's path, for instance {@code IF-036}
 * @param receivedAt epoch milliseconds
 * @param url the public callback URL that was signed; like the other evidence null where a refused delivery lacks it
 * @param certificateFingerprint of the signing certificate; the certificate itself is journalled once
 * @param correlationId also in each log line, error and answer
 * @param before bytes of the delivery between the previous item (or its start) and this one
 * @param body the item's own bytes, unchanged
 * @param after bytes behind the item, only with the last one: all {@code before+body}, then {@code after}, are the delivery
 */
public record InboundItem(UUID deliveryId, int index, int count, String recipientDipId, String channel, long receivedAt,
        String url, String signature, String signatureDate, String contentHash, String certificateFingerprint,
        String correlationId, byte[] before, byte[] body, byte[] after) {

    /** {@code <deliveryId>.<index>}: the item's identity everywhere in the suite. */
    public String itemId() {
        return deliveryId + "." + index;
    }

    /** The wire form: the item's own bytes as Data, everything else as properties ({@code docs/reference/messages.md}). */
    public Message toMessage() {
        return writer().json(body);
    }

    MessageWriter writer() {
        return new MessageWriter(itemId(), correlationId, 20)
                .with("dip-delivery", deliveryId.toString())
                .with("dip-index", index)
                .with("dip-count", count)
                .with("dip-recipient", recipientDipId)
                .with("dip-channel", channel)
                .with("dip-received", receivedAt)
                .with("dip-url", url)
                .with("dip-signature", signature)
                .with("dip-signature-date", signatureDate)
                .with("dip-content-hash", contentHash)
                .with("dip-certificate", certificateFingerprint)
                .with("dip-before", before)
                .with("dip-after", after);
    }

    /** @throws UnreadableMessage where it is no inbound item */
    public static InboundItem of(Message message) throws UnreadableMessage {
        MessageReader in = new MessageReader(message);
        return new InboundItem(in.uuid("dip-delivery"), in.integer("dip-index"), in.integer("dip-count"),
                in.text("dip-recipient"), in.text("dip-channel"), in.number("dip-received"),
                in.textOrNull("dip-url"), in.textOrNull("dip-signature"), in.textOrNull("dip-signature-date"),
                in.textOrNull("dip-content-hash"), in.textOrNull("dip-certificate"), in.correlationId(),
                in.bytes("dip-before"), in.body(), in.bytes("dip-after"));
    }
}
