package dip.messaging;

import io.vertx.proton.ProtonConnection;
import io.vertx.proton.ProtonDelivery;
import io.vertx.proton.ProtonSender;
import io.vertx.proton.ProtonSession;
import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.qpid.proton.amqp.messaging.Accepted;
import org.apache.qpid.proton.amqp.messaging.Rejected;
import org.apache.qpid.proton.amqp.transport.DeliveryState;
import org.apache.qpid.proton.amqp.transport.ErrorCondition;

/** The link to one address: sends as far as the broker has given credit, and keeps the others until it gives more. */
final class SenderLink {

    /** Told on the connection's context. */
    interface Owner {
        /** @param failure null where the broker has the message */
        void ended(Send send, NotSent failure);

        /** The link is gone, and with it everything sent to its address that has no answer. */
        void detached(SenderLink link, NotSent failure);
    }

    private final String address;
    /** Of its own: some brokers end the whole session where an address is wrong. */
    private final ProtonSession session;
    private final ProtonSender sender;
    private final Owner owner;
    private final Queue<Send> waiting = new ArrayDeque<>();
    private boolean attached;

    SenderLink(ProtonConnection connection, String address, String target, Owner owner) {
        this.address = address;
        this.owner = owner;
        session = connection.createSession();
        session.closeHandler(closed -> detached(session.getRemoteCondition()));
        session.open();
        this.sender = session.createSender(target);
        sender.openHandler(opened -> {
            attached = opened.succeeded() && sender.getRemoteTarget() != null;
            pump();
        });
        sender.closeHandler(closed -> detached(sender.getRemoteCondition()));
        sender.detachHandler(closed -> detached(sender.getRemoteCondition()));
        sender.sendQueueDrainHandler(credit -> pump());
        sender.open();
    }

    String address() {
        return address;
    }

    void send(Send send) {
        waiting.add(send);
        pump();
    }

    private void pump() {
        while (attached && !sender.sendQueueFull() && !waiting.isEmpty()) {
            Send send = waiting.poll();
            if (!send.isOver()) {
                sender.send(send.message(), delivery -> answered(send, delivery));
            }
        }
    }

    private void answered(Send send, ProtonDelivery delivery) {
        DeliveryState state = delivery.getRemoteState();
        switch (state) {
            case Accepted accepted -> owner.ended(send, null);
            case Rejected rejected -> owner.ended(send, refusal(text(rejected.getError())));
            case null -> {
                if (delivery.remotelySettled()) {
                    owner.ended(send, refusal("settled without an outcome"));
                }
            }
            default -> owner.ended(send, refusal(state.toString()));
        }
    }

    private void detached(ErrorCondition why) {
        attached = false;
        session.close();
        owner.detached(this, refusal(text(why)));
    }

    private NotSent refusal(String why) {
        return new NotSent(NotSent.Reason.REJECTED, "the broker did not take a message for " + address + ": " + why);
    }

    private static String text(ErrorCondition error) {
        return error == null || error.getCondition() == null ? "no reason given"
                : error.getCondition() + (error.getDescription() == null ? "" : ": " + error.getDescription());
    }
}
