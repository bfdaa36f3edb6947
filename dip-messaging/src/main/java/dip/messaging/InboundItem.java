package dip.messaging;

import java.util.UUID;

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
 * @param url the public callback URL that was signed
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
}
