package dip.ingress;

import dip.model.response.StandardResponse;
import java.util.Optional;

/**
 * What a caller is told.
 *
 * @param accepted number of items that the broker has
 * @param refused number of items journalled as refused; 1 for a body that was not taken apart
 * @param refusal absent where every item was accepted
 */
public record Answer(int status, StandardResponse response, int accepted, int refused, Optional<Refusal> refusal) {

    /** Nothing of the call was taken or journalled. */
    public static Answer refused(Refusal refusal, StandardResponse response) {
        return new Answer(refusal.status(), response, 0, 0, Optional.of(refusal));
    }
}
