package dip.ingress.publishing;

import dip.messaging.AmqpPublisher;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Iterator;
import java.util.List;

/** Sends one delivery's messages, so many at a time: a large delivery does not take what the others need. */
final class OrderlySend {

    private static final int AT_ONCE = 64;

    private final AmqpPublisher publisher;
    private final Iterator<Outgoing> rest;
    private final Promise<Void> done = Promise.promise();
    private int unacknowledged;

    private OrderlySend(AmqpPublisher publisher, List<Outgoing> messages) {
        this.publisher = publisher;
        rest = messages.iterator();
    }

    /** Done when the broker has acknowledged all of them; fails with the first that it has not. */
    static Future<Void> all(AmqpPublisher publisher, List<Outgoing> messages) {
        if (messages.size() == 1) {
            return publisher.send(messages.getFirst().address(), messages.getFirst().message());
        }
        OrderlySend send = new OrderlySend(publisher, messages);
        send.next();
        return send.done.future();
    }

    private synchronized void next() {
        while (rest.hasNext() && unacknowledged < AT_ONCE && !done.future().isComplete()) {
            Outgoing next = rest.next();
            unacknowledged++;
            publisher.send(next.address(), next.message()).onComplete(this::settled);
        }
        if (unacknowledged == 0 && !rest.hasNext()) {
            done.tryComplete();
        }
    }

    private synchronized void settled(AsyncResult<Void> outcome) {
        unacknowledged--;
        if (outcome.failed()) {
            done.tryFail(outcome.cause());
        } else {
            next();
        }
    }
}
