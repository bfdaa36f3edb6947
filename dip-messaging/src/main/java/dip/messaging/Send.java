package dip.messaging;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import org.apache.qpid.proton.message.Message;

/** One send on its way to an answer. Touched on the publisher's context only, once it is there. */
final class Send {

    final String address;
    final long deadlineNanos;
    private final Promise<Void> promise = promiseOfCaller();
    private Message message;

    Send(String address, Message message, long deadlineNanos) {
        this.address = address;
        this.message = message;
        this.deadlineNanos = deadlineNanos;
    }

    Future<Void> future() {
        return promise.future();
    }

    Message message() {
        return message;
    }

    boolean isOver() {
        return message == null;
    }

    /** @param failure null where the broker has the message */
    void end(NotSent failure) {
        message = null;
        if (failure == null) {
            promise.complete();
        } else {
            promise.fail(failure);
        }
    }

    /** Completes on the context of the caller, where there is one. */
    private static Promise<Void> promiseOfCaller() {
        return Vertx.currentContext() instanceof ContextInternal context ? context.promise() : Promise.promise();
    }
}
