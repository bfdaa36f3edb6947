package dip.simulator.channel;

import dip.model.MessageFacts;
import dip.model.json.MalformedJson;
import dip.model.response.StandardResponse;
import dip.model.response.StandardResponse.Item;
import dip.simulator.behaviour.Behaviours;
import dip.simulator.egress.Answer;
import dip.simulator.egress.Disposition;
import dip.simulator.egress.PostingWatch;
import jakarta.inject.Singleton;
import java.util.List;

/** Tells a message's sender that a recipient did not take it (dip-spec sections 2.4 and 4, L3). */
@Singleton
final class SenderNotice {

    private final StatusForwarding statuses;
    private final Behaviours behaviours;
    private final Reply reply;

    SenderNotice(StatusForwarding statuses, Behaviours behaviours, Reply reply) {
        this.statuses = statuses;
        this.behaviours = behaviours;
        this.reply = reply;
    }

    PostingWatch about(MessageFacts facts, String transactionId, String recipient) {
        return new PostingWatch() {
            @Override
            public void ended(Disposition disposition, Answer last) {
                if (disposition != Disposition.DELIVERED) {
                    tell(facts, transactionId, recipient, disposition, last);
                }
            }
        };
    }

    private void tell(MessageFacts facts, String transactionId, String recipient, Disposition disposition, Answer last) {
        List<Item> refusal = disposition == Disposition.REFUSED ? refusal(last) : List.of();
        if (!refusal.isEmpty()) {
            statuses.forward(refusal);
            return;
        }
        String answer = last == null || last.status() == 0 ? "gave no answer" : "answered " + last.status();
        String help = (disposition == Disposition.RETRY ? "given up after all attempts: " : "not tried again: ") + recipient + " " + answer;
        behaviours.failureCode().ifPresent(code -> statuses.forward(List.of(reply.about(facts, transactionId, code, help))));
    }

    /** The recipient's own words, where it had any for the sender. */
    private static List<Item> refusal(Answer answer) {
        try {
            return answer == null || answer.status() != 400 ? List.of() : StandardResponse.parse(answer.body()).messages()
                    .stream().filter(item -> item.recipientId() != null).toList();
        } catch (MalformedJson noStandardResponse) {
            return List.of();
        }
    }
}
