package dip.audit.evidence;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/**
 * What came with a delivery, as it stood on the wire; null where a refused one lacked it.
 *
 * @param receivedAt epoch milliseconds
 * @param items in the delivery; 0 where it could not be taken apart
 * @param journalled items of it in the journal
 * @param complete whether its bytes can be put together
 * @param url the public callback URL that was signed
 * @param certificateFingerprint lower-case hex of the SHA-256 of the signing certificate's DER form
 * @param certificate PEM; null where it is not journalled
 * @param correlationId the suite's own
 */
@RegisterForReflection
public record DeliveryEvidence(UUID deliveryId, long receivedAt, String recipientDipId, String channel, int items,
        int journalled, boolean complete, String url, String signature, String signatureDate, String contentHash,
        String certificateFingerprint, String certificate, String correlationId) {
}
