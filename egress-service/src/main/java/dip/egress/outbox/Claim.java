package dip.egress.outbox;

import dip.sending.call.Element;
import java.util.UUID;

/**
 * A message that this copy may send until its lease ends.
 *
 * @param attempt which one this is, from 1: whoever claims the row next gets the next number
 * @param correlationId the suite's own
 * @param inDoubt whether the DIP may have it already
 * @param json the same bytes at each attempt
 */
public record Claim(long id, int attempt, UUID submission, String correlationId, String channel, String reference, boolean inDoubt,
        byte[] json) implements Element {

    @Override
    public String itemId() {
        return submission.toString();
    }
}
