package dip.audit.search;

import dip.audit.entry.ItemId;
import java.util.List;

/**
 * What is searched for; null and an empty list leave a field open.
 *
 * @param mpans any of them
 * @param recipientDipId ours, that received it, or that sent it
 * @param from epoch milliseconds of receipt, inclusive; of handing over for one of ours
 * @param to likewise, exclusive
 * @param after the last item of the page before
 * @param limit items in the page at most
 */
record Filter(Direction direction, String recipientDipId, String senderDipId, String interfaceId, String eventCode, State state,
        List<String> mpans, Long from, Long to, String transactionId, String senderUniqueReference, String correlationId,
        ItemId after, int limit) {

    boolean wants(Direction way) {
        return (direction == null || direction == way) && (state == null || state.direction() == way);
    }

    Filter page(ItemId newAfter, int newLimit) {
        return new Filter(direction, recipientDipId, senderDipId, interfaceId, eventCode, state, mpans, from, to, transactionId,
                senderUniqueReference, correlationId, newAfter, newLimit);
    }
}
