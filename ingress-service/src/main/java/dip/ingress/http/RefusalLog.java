package dip.ingress.http;

import dip.ingress.Answer;
import dip.ingress.Refusal;
import dip.ingress.webhook.Webhook;
import dip.model.response.StandardResponse;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/** One line a refused call, so many a second: a flood of bad calls does not become a flood of lines. */
@Singleton
final class RefusalLog {

    private static final Logger LOG = Logger.getLogger(RefusalLog.class);
    private static final int LINES_A_SECOND = 20;
    private static final String CORRELATION_ID = "correlationId";

    private final InstantSource clock;
    private long second;
    private int lines;
    private long dropped;

    RefusalLog(InstantSource clock) {
        this.clock = clock;
    }

    void refused(Call call, Answer answer) {
        if (!mayWrite()) {
            return;
        }
        Refusal refusal = answer.refusal().orElseThrow();
        MDC.put(CORRELATION_ID, call.correlationId());
        try {
            LOG.warnf("refused %d %s, webhook %s of %s, delivery %s, items %d accepted %d refused: %s", answer.status(),
                    refusal.id(), call.webhook().map(Webhook::label).orElse("unknown"), call.recipientDipId(),
                    call.deliveryId(), answer.accepted(), answer.refused(), reason(refusal, answer.response()));
        } finally {
            MDC.remove(CORRELATION_ID);
        }
    }

    /** A finding's advice may repeat what the message says: of findings the code alone. */
    private static String reason(Refusal refusal, StandardResponse response) {
        return refusal == Refusal.CONTENT_INVALID
                ? response.messages().stream().map(StandardResponse.Item::message).distinct().limit(4).toList().toString()
                : response.messages().getFirst().help();
    }

    private synchronized boolean mayWrite() {
        long now = clock.millis() / 1000;
        if (now != second) {
            if (dropped > 0) {
                LOG.warnf("%d more refusals were not written", dropped);
            }
            second = now;
            lines = 0;
            dropped = 0;
        }
        if (lines >= LINES_A_SECOND) {
            dropped++;
            return false;
        }
        lines++;
        return true;
    }
}
