package dip.ingress.delivery;

import dip.ingress.Answer;
import dip.ingress.IngressMetrics;
import dip.ingress.Refusal;
import dip.messaging.NotSent;
import dip.signing.SignatureVerifier;
import dip.signing.Verification;
import io.vertx.core.Context;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * A delivery's way in: signature, strict JSON, the channel's L3 rules, then the broker; answered when the broker has
 * acknowledged everything. What is refused is journalled before it is answered.
 */
@Singleton
public final class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final SignatureVerifier verifier;
    private final Examiner examiner;
    private final Dispatch dispatch;
    private final Responses responses;
    private final IngressMetrics metrics;

    Intake(SignatureVerifier verifier, Examiner examiner, Dispatch dispatch, Responses responses, IngressMetrics metrics) {
        this.verifier = verifier;
        this.examiner = examiner;
        this.dispatch = dispatch;
        this.responses = responses;
        this.metrics = metrics;
    }

    /**
     * Never fails. To be called on the request's event loop, which it leaves only for a body whose examination would
     * hold up the others.
     *
     * @param context where to go on after waiting
     */
    public Future<Answer> take(Posted posted, Context context) {
        long start = System.nanoTime();
        return verified(posted, context)
                .compose(verification -> {
                    metrics.verified(System.nanoTime() - start);
                    return settle(posted, verification, context);
                })
                .otherwise(fault -> notTaken(posted, fault));
    }

    private Future<Verification> verified(Posted posted, Context context) {
        try {
            CompletableFuture<Verification> verification = verifier.verify(posted.request()).toCompletableFuture();
            return verification.isDone() ? Future.succeededFuture(verification.join())
                    : Future.fromCompletionStage(verification, context);
        } catch (RuntimeException fault) {
            return Future.failedFuture(fault);
        }
    }

    private Future<Answer> settle(Posted posted, Verification verification, Context context) {
        if (verification instanceof Verification.Invalid(Verification.Reason reason, String detail)
                && reason == Verification.Reason.REVOCATION_UNKNOWN) {
            LOG.warnf("delivery %s, correlation ID %s: %s", posted.deliveryId(), posted.correlationId(), detail);
            return Future.succeededFuture(refused(posted, Refusal.REVOCATION_UNKNOWN,
                    "Whether your signing certificate has been revoked cannot be learned at the moment. Deliver again later."));
        }
        Future<Decision> decided = posted.isHeavy()
                ? context.executeBlocking(() -> decide(posted, verification), false)
                : Future.succeededFuture(decide(posted, verification));
        return decided.compose(decision -> {
            long start = System.nanoTime();
            return dispatch.send(posted, decision, verification).map(acknowledged -> {
                metrics.published(System.nanoTime() - start);
                return decision.answer();
            });
        });
    }

    private Decision decide(Posted posted, Verification verification) {
        return switch (verification) {
            case Verification.Valid valid -> examiner.examine(Evidence.of(posted, valid));
            case Verification.Invalid invalid -> examiner.unsigned(posted, invalid);
        };
    }

    private Answer notTaken(Posted posted, Throwable fault) {
        if (fault instanceof NotSent) {
            return refused(posted, Refusal.BROKER_AWAY, "Messages cannot be kept at the moment. Deliver again later.");
        }
        LOG.errorf(fault, "delivery %s, correlation ID %s: a fault of ours", posted.deliveryId(), posted.correlationId());
        return refused(posted, Refusal.INTERNAL_ERROR, "This is a fault of the recipient's. Deliver again later.");
    }

    private Answer refused(Posted posted, Refusal refusal, String help) {
        return Answer.refused(refusal, responses.refusal(refusal, posted.recipientDipId(), help));
    }
}
