package dip.validation.lane;

import dip.messaging.Addresses;
import dip.messaging.AmqpPublisher;
import dip.messaging.TraceContext;
import dip.messaging.ValidatedMessage;
import dip.messaging.Verdict;
import dip.messaging.Verdict.Outcome;
import dip.validation.duplicates.Decision;
import dip.validation.judge.Judged;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.qpid.proton.message.Message;

/** Publishes what was decided: the verdict, and a good message to the business systems. */
@ApplicationScoped
class Handover {

    private final AmqpPublisher publisher;

    Handover(AmqpPublisher publisher) {
        this.publisher = publisher;
    }

    /**
     * @param traceparent of the item; null for none
     * @return done when the broker has acknowledged everything
     */
    Future<Void> publish(Decision decision, String traceparent) {
        Future<Void> verdict = send(Addresses.VERDICTS, decision.verdict().toMessage(), traceparent);
        if (decision.verdict().outcome() != Outcome.ACCEPTED) {
            return verdict;
        }
        String address = Addresses.validated(decision.judged().interfaceId());
        return Future.join(verdict, send(address, validated(decision).toMessage(), traceparent)).mapEmpty();
    }

    private Future<Void> send(String address, Message message, String traceparent) {
        TraceContext.set(message, traceparent);
        return publisher.send(address, message);
    }

    /** Everything but the bytes is taken from the verdict, so that it is the same when the item comes again. */
    private static ValidatedMessage validated(Decision decision) {
        Judged judged = decision.judged();
        Verdict verdict = decision.verdict();
        return new ValidatedMessage(verdict.itemId(), verdict.correlationId(), judged.interfaceId(), verdict.eventCode(),
                verdict.recipientDipId(), verdict.transactionId(), verdict.senderUniqueReference(), verdict.mpan(),
                verdict.findings().size(), judged.item().body());
    }
}
