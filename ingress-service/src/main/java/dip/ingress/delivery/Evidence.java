package dip.ingress.delivery;

import dip.messaging.InboundItem;
import dip.signing.SignatureValues;
import dip.signing.SignedRequest;
import dip.signing.Verification;
import java.util.List;

/**
 * What proves later who signed a delivery, and goes with each of its items.
 *
 * @param certificateFingerprint null where the delivery's signature was refused
 */
record Evidence(Posted posted, SignatureValues values, String certificateFingerprint) {

    private static final byte[] NOTHING = {};

    static Evidence of(Posted posted, Verification.Valid verification) {
        return new Evidence(posted, verification.values(), verification.fingerprint());
    }

    /** The headers as they came, the first of each, null where there was none. */
    static Evidence unverified(Posted posted) {
        SignedRequest request = posted.request();
        return new Evidence(posted, new SignatureValues(first(request.signature()), first(request.date()),
                first(request.contentHash()), first(request.certificate())), null);
    }

    InboundItem item(int index, int count, byte[] before, byte[] body, byte[] after) {
        return new InboundItem(posted.deliveryId(), index, count, posted.recipientDipId(), posted.webhook().channel(),
                posted.receivedAt(), posted.request().url(), values.signature(), values.date(), values.contentHash(),
                certificateFingerprint, posted.correlationId(), before, body, after);
    }

    /** A body that was not taken apart: index 0 of 0. */
    InboundItem whole() {
        return item(0, 0, NOTHING, posted.body(), NOTHING);
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? null : values.getFirst();
    }
}
