package dip.messaging;

import io.vertx.proton.ProtonDelivery;
import io.vertx.proton.ProtonReceiver;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.messaging.Released;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;
import org.apache.qpid.proton.message.Message;

/** A message that came over {@code origin}, which may be gone when it is settled. */
final class Arrived implements Received {

    /** Where a settlement goes: from any thread, once a message. */
    interface Settler {
        void settle(Arrived arrived, DeliveryState outcome);

        void settleLater(Arrived arrived, DeliveryState outcome);
    }

    private static final Symbol REFUSED = Symbol.valueOf("dip:refused");

    final ProtonReceiver origin;
    final ProtonDelivery delivery;
    private final Message message;
    private final Settler settler;
    private final AtomicBoolean settled = new AtomicBoolean();

    Arrived(ProtonReceiver origin, ProtonDelivery delivery, Message message, Settler settler) {
        this.origin = origin;
        this.delivery = delivery;
        this.message = message;
        this.settler = settler;
    }

    @Override
    public Message message() {
        return message;
    }

    @Override
    public void accept() {
        once(settler::settle, Accepted.getInstance());
    }

    @Override
    public void release() {
        once(settler::settle, Released.getInstance());
    }

    @Override
    public void releaseLater() {
        once(settler::settleLater, Released.getInstance());
    }

    @Override
    public void reject(String reason) {
        Rejected rejected = new Rejected();
        rejected.setError(new ErrorCondition(REFUSED, reason));
        once(settler::settle, rejected);
    }

    private void once(BiConsumer<Arrived, DeliveryState> how, DeliveryState outcome) {
        if (settled.compareAndSet(false, true)) {
            how.accept(this, outcome);
        }
    }
}
