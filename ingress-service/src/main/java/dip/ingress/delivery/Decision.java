package dip.ingress.delivery;

import dip.ingress.Answer;
import dip.ingress.Refusal;
import dip.messaging.InboundItem;
import dip.model.response.StandardResponse;
import dip.model.validation.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done with a delivery, and answered once that has been done durably.
 *
 * @param refusal absent where every item is accepted
 */
record Decision(int status, StandardResponse response, List<InboundItem> accepted, List<RefusedItem> refused,
        Optional<Refusal> refusal) {

    static final int ACCEPTED = 201;
    static final int PARTLY_ACCEPTED = 207;

    Answer answer() {
        return new Answer(status, response, accepted.size(), refused.size(), refusal);
    }

    /** @param findings empty for a good item whose delivery was refused for another's sake */
    record RefusedItem(InboundItem item, List<Finding> findings) {
    }
}
