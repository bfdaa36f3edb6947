package dip.messaging;

import dip.messaging.Addresses.Reader;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.proton.ProtonConnection;
import io.vertx.proton.ProtonDelivery;
import io.vertx.proton.ProtonReceiver;
import io.vertx.proton.ProtonSession;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.apache.qpid.proton.amqp.messaging.Released;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.message.Message;

/**
 * Reads one queue with at most {@code inFlight} messages unsettled, however long the work on each takes: the broker
 * gets that much credit, and one more after each settlement. The connection comes back by itself; what was unsettled
 * when it went is delivered again, while the work on it still counts.
 */
public final class AmqpConsumer {

    private static final Logger LOG = System.getLogger(AmqpConsumer.class.getName());
    private static final long CLOSE_LIMIT_MILLIS = 10_000;
    private static final long RELEASE_PAUSE_MILLIS = 1_000;

    private record Settlement(Arrived arrived, DeliveryState outcome) {
    }

    private final Vertx vertx;
    private final BrokerConnection connection;
    private final String name;
    private final String source;
    private final int inFlight;
    private final Consumer<Received> handler;
    private final Arrived.Settler settler = new Settlements();
    private final Inbox<Settlement> settlements;
    private volatile boolean attached;

    /** The link of the present connection. With what follows, touched on the connection's context only. */
    private ProtonReceiver receiver;
    /** Messages handed over and not settled, also those of connections that went. */
    private int atWork;
    /** Messages that the broker may still send. Never is {@code atWork + credit} above {@link #inFlight}. */
    private int credit;
    /** Set once closing has begun; completed when nothing is at work. */
    private Promise<Void> idle;

    private AmqpConsumer(Vertx vertx, BrokerSettings settings, String name, String source, int inFlight,
            Consumer<Received> handler) {
        this.vertx = vertx;
        this.name = name;
        this.source = source;
        this.inFlight = inFlight;
        this.handler = handler;
        this.connection = new BrokerConnection(vertx, settings, name, new ConnectionChanges());
        this.settlements = new Inbox<>(connection.context(), this::settled, this::goOn);
    }

    /**
     * Returns at once; messages come as soon as there is a connection.
     *
     * @param name of the connection, as the broker shows it
     * @param reader whose queue on a shared address; null where the address has one queue
     * @param handler called on the consumer's event loop, which it must not block; settles now or later, on any thread.
     *     What it throws is logged, and the message released after a second
     */
    public static AmqpConsumer start(Vertx vertx, BrokerSettings settings, String name, String address, Reader reader,
            int inFlight, Consumer<Received> handler) {
        return prepared(vertx, settings, name, address, reader, inFlight, handler).begin();
    }

    static AmqpConsumer prepared(Vertx vertx, BrokerSettings settings, String name, String address, Reader reader,
            int inFlight, Consumer<Received> handler) {
        return new AmqpConsumer(vertx, settings, name, settings.flavour().source(address, reader), inFlight, handler);
    }

    AmqpConsumer begin() {
        connection.start();
        return this;
    }

    /** Whether the queue is being read. */
    public boolean isConnected() {
        return attached;
    }

    /**
     * Hands over no further message, waits for those at work, at most ten seconds, and closes the connection. What is
     * unsettled then is delivered again.
     */
    public Future<Void> close() {
        Promise<Void> done = Promise.promise();
        connection.context().runOnContext(ignored -> {
            idle = done;
            vertx.setTimer(CLOSE_LIMIT_MILLIS, late -> done.tryComplete());
            goOn();
        });
        return done.future().compose(ignored -> connection.close());
    }

    /** The event loop that the handler is called on. */
    Context context() {
        return connection.context();
    }

    private void arrived(ProtonReceiver origin, ProtonDelivery delivery, Message message) {
        credit--;
        if (idle != null) {
            delivery.disposition(Released.getInstance(), true);
            return;
        }
        atWork++;
        Arrived arrived = new Arrived(origin, delivery, message, settler);
        try {
            handler.accept(arrived);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, name + ": the handler failed", e);
            arrived.releaseLater();
        }
    }

    private void settled(Settlement settlement) {
        atWork--;
        if (settlement.arrived.origin == receiver) {
            settlement.arrived.delivery.disposition(settlement.outcome, true);
        }
    }

    private void goOn() {
        int due = inFlight - atWork - credit;
        if (attached && idle == null && due > 0) {
            credit += due;
            receiver.flow(due);
        }
        if (idle != null && atWork == 0) {
            idle.tryComplete();
        }
    }

    private final class ConnectionChanges implements BrokerConnection.Owner {

        @Override
        public void opened(ProtonConnection opened) {
            ProtonSession session = opened.createSession();
            session.closeHandler(closed -> connection.renew("the broker ended the session: " + closed.cause()));
            session.open();
            ProtonReceiver link = session.createReceiver(source);
            receiver = link;
            link.setPrefetch(0).setAutoAccept(false);
            link.handler((delivery, message) -> arrived(link, delivery, message));
            link.openHandler(open -> {
                attached = open.succeeded() && link.getRemoteSource() != null;
                goOn();
            });
            link.closeHandler(closed -> connection.renew("the broker ended reading " + source + ": " + closed.cause()));
            link.detachHandler(closed -> connection.renew("the broker ended reading " + source + ": " + closed.cause()));
            link.open();
        }

        @Override
        public void lost(String why) {
            attached = false;
            receiver = null;
            credit = 0;
        }
    }

    private final class Settlements implements Arrived.Settler {

        @Override
        public void settle(Arrived arrived, DeliveryState outcome) {
            settlements.add(new Settlement(arrived, outcome));
        }

        @Override
        public void settleLater(Arrived arrived, DeliveryState outcome) {
            vertx.setTimer(RELEASE_PAUSE_MILLIS, ignored -> settle(arrived, outcome));
        }
    }
}
