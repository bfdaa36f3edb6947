package dip.messaging;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.proton.ProtonConnection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.qpid.proton.message.Message;

/**
 * Sends durable messages and says of each what became of it: every send ends, with the broker's acknowledgement or
 * with a {@link NotSent}, at the latest after the send timeout, and at once when the connection goes. One connection
 * on one event loop, which comes back by itself, and one sender link an address. Never blocks; callable from any thread.
 */
public final class AmqpPublisher {

    /** More than any {@link Topology} has addresses. */
    private static final int MAX_LINKS = 1024;
    private static final long MAX_TICK_MILLIS = 100;

    private final Vertx vertx;
    private final BrokerSettings settings;
    private final BrokerConnection connection;
    private final Inbox<Send> inbox;
    private final AtomicInteger outstanding = new AtomicInteger();

    /** Sends without an answer, oldest first. With what follows, touched on the connection's context only. */
    private final SequencedSet<Send> pending = new LinkedHashSet<>();
    private final Map<String, SenderLink> links = new HashMap<>();
    private ProtonConnection current;

    private AmqpPublisher(Vertx vertx, BrokerSettings settings, String name) {
        this.vertx = vertx;
        this.settings = settings;
        this.connection = new BrokerConnection(vertx, settings, name, new ConnectionChanges());
        this.inbox = new Inbox<>(connection.context(), this::take, () -> { });
    }

    /**
     * Returns at once; sends are refused until {@link #isReady}.
     *
     * @param name of the connection, as the broker shows it
     */
    public static AmqpPublisher start(Vertx vertx, BrokerSettings settings, String name) {
        AmqpPublisher publisher = new AmqpPublisher(vertx, settings, name);
        publisher.connection.start();
        return publisher;
    }

    /**
     * Sends one message; it is made durable. The message must not be changed until the future is done.
     *
     * @return done when the broker has the message on its disk; failed with {@link NotSent} otherwise. A caller on a
     *     Vert.x context is told there, others on the publisher's
     */
    public Future<Void> send(String address, Message message) {
        if (!isReady()) {
            return Future.failedFuture(new NotSent(NotSent.Reason.DISCONNECTED, "there is no connection to the broker"));
        }
        if (outstanding.incrementAndGet() > settings.maxOutstanding()) {
            outstanding.decrementAndGet();
            return Future.failedFuture(new NotSent(NotSent.Reason.LIMIT,
                    settings.maxOutstanding() + " messages wait for the broker already"));
        }
        message.setDurable(true);
        Send send = new Send(address, message, System.nanoTime() + settings.sendTimeout().toNanos());
        inbox.add(send);
        return send.future();
    }

    /** Whether there is a connection: sends are not refused for the lack of one. */
    public boolean isReady() {
        return connection.isOpen();
    }

    /** Sends without an answer so far. */
    public int outstanding() {
        return outstanding.get();
    }

    /** Fails what is outstanding and closes the connection; wait for the sends first where they matter. */
    public Future<Void> close() {
        return connection.close();
    }

    private void take(Send send) {
        pending.add(send);
        if (current == null) {
            end(send, new NotSent(NotSent.Reason.DISCONNECTED, "the connection to the broker was lost"));
            return;
        }
        SenderLink link = links.get(send.address);
        if (link == null && links.size() == MAX_LINKS) {
            end(send, new NotSent(NotSent.Reason.LIMIT, "more than " + MAX_LINKS + " addresses"));
            return;
        }
        if (link == null) {
            link = new SenderLink(current, send.address, settings.flavour().target(send.address), new LinkChanges());
            links.put(send.address, link);
        }
        link.send(send);
    }

    private void end(Send send, NotSent failure) {
        if (pending.remove(send)) {
            outstanding.decrementAndGet();
            send.end(failure);
        }
    }

    private void expire() {
        long now = System.nanoTime();
        while (!pending.isEmpty() && pending.getFirst().deadlineNanos - now <= 0) {
            end(pending.getFirst(), new NotSent(NotSent.Reason.TIMEOUT,
                    "the broker has not acknowledged within " + settings.sendTimeout()));
        }
    }

    private final class ConnectionChanges implements BrokerConnection.Owner {

        private long timer;

        @Override
        public void opened(ProtonConnection opened) {
            current = opened;
            long tick = Math.clamp(settings.sendTimeout().toMillis() / 20, 1, MAX_TICK_MILLIS);
            timer = vertx.setPeriodic(tick, ignored -> expire());
        }

        @Override
        public void lost(String why) {
            vertx.cancelTimer(timer);
            current = null;
            links.clear();
            NotSent failure = new NotSent(NotSent.Reason.DISCONNECTED, "the connection to the broker was lost: " + why);
            List.copyOf(pending).forEach(send -> end(send, failure));
        }
    }

    private final class LinkChanges implements SenderLink.Owner {

        @Override
        public void ended(Send send, NotSent failure) {
            end(send, failure);
        }

        @Override
        public void detached(SenderLink link, NotSent failure) {
            if (links.remove(link.address(), link)) {
                pending.stream().filter(send -> send.address.equals(link.address())).toList()
                        .forEach(send -> end(send, failure));
            }
        }
    }
}
