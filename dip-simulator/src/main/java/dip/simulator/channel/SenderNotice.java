package dip.simulator.channel;

import dip.model.json.MalformedJson;
import dip.model.response.StandardResponse;
import dip.simulator.egress.Answer;
import dip.simulator.egress.Disposition;
import dip.simulator.egress.PostingWatch;

/** L3: a recipient's refusal goes to the message's sender (dip-spec section 4). */
final class SenderNotice implements PostingWatch {

    private final StatusForwarding statuses;

    SenderNotice(StatusForwarding statuses) {
        this.statuses = statuses;
    }

    @Override
    public void ended(Disposition disposition, Answer last) {
        if (disposition == Disposition.REFUSED && last != null && last.status() == 400) {
            try {
                statuses.forward(StandardResponse.parse(last.body()).messages());
            } catch (MalformedJson noStandardResponse) {
                return;
            }
        }
    }
}
