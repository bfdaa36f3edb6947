package dip.simulator.channel;

import dip.simulator.journal.DeliveryStatus;
import dip.simulator.journal.Journal;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/** {@code GET /dip-channel/{id}/deliveryStatus/{recipient-id}/{message-id}} of release 2.2.1: about one's own messages. */
@Singleton
final class JournalRoute {

    private final Journal journal;
    private final Reply reply;

    JournalRoute(Journal journal, Reply reply) {
        this.journal = journal;
        this.reply = reply;
    }

    void get(RoutingContext call) {
        String caller = Guard.caller(call).dipId();
        if (!caller.equals(call.pathParam("recipient"))) {
            reply.empty(call, 403);
            return;
        }
        Optional<DeliveryStatus> found = journal.of(caller, call.pathParam("message"))
                .filter(status -> call.pathParam("id").equals(status.interfaceId()));
        found.ifPresentOrElse(status -> reply.json(call, 200, status), () -> reply.empty(call, 404));
    }
}
