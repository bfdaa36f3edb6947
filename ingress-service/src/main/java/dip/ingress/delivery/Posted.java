package dip.ingress.delivery;

import dip.ingress.webhook.Webhook;
import dip.model.catalogue.Lane;
import dip.model.validation.RuleSet;
import dip.signing.SignedRequest;
import java.util.UUID;

/**
 * A delivery as it was posted; nothing about it is believed yet.
 *
 * @param correlationId of the caller where it gave a good one; else the delivery's ID
 * @param traceparent W3C trace context of the caller, or one that starts here
 * @param receivedAt epoch milliseconds
 */
public record Posted(Webhook webhook, UUID deliveryId, String correlationId, String traceparent, long receivedAt,
        SignedRequest request) {

    private static final int HEAVY_BYTES = 256 * 1024;

    /** Whether its examination may take milliseconds: a large body, or a report that is decompressed. */
    boolean isHeavy() {
        return body().length > HEAVY_BYTES || webhook instanceof Webhook.Messages messages
                && messages.interfaceInfo().lane() == Lane.REPORT && messages.policy().l3() == RuleSet.FULL;
    }

    byte[] body() {
        return request.body();
    }

    String recipientDipId() {
        return webhook.recipient().dipId();
    }
}
