package dip.ingress.delivery;

import dip.ingress.publishing.Outgoing;
import dip.ingress.publishing.Publishers;
import dip.ingress.webhook.Webhook;
import dip.messaging.Addresses;
import dip.messaging.InboundItem;
import dip.messaging.JournalEntry;
import dip.messaging.TraceContext;
import dip.signing.Pem;
import dip.signing.Verification;
import io.vertx.core.Future;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.apache.qpid.proton.message.Message;

/** Carries a decision out: accepted items to their lane; refused ones, and certificates not seen before, to the journal. */
@Singleton
final class Dispatch {

    private final Publishers publishers;
    private final KnownCertificates certificates;

    Dispatch(Publishers publishers, KnownCertificates certificates) {
        this.publishers = publishers;
        this.certificates = certificates;
    }

    /** Done when the broker has acknowledged everything; fails with {@link dip.messaging.NotSent} where it has not. */
    Future<Void> send(Posted posted, Decision decision, Verification verification) {
        List<Outgoing> messages = new ArrayList<>(decision.accepted().size() + decision.refused().size() + 1);
        String address = address(posted.webhook());
        for (InboundItem item : decision.accepted()) {
            messages.add(outgoing(posted, address, item.toMessage()));
        }
        for (Decision.RefusedItem refused : decision.refused()) {
            messages.add(outgoing(posted, Addresses.JOURNAL,
                    new JournalEntry.Refused(refused.item(), refused.findings(), decision.status()).toMessage()));
        }
        if (verification instanceof Verification.Valid valid && !certificates.contains(valid.fingerprint())) {
            messages.add(outgoing(posted, Addresses.JOURNAL, new JournalEntry.Certificate(valid.fingerprint(),
                    posted.correlationId(), Pem.encode(valid.certificate())).toMessage()));
            return publishers.send(messages).onSuccess(acknowledged -> certificates.add(valid.fingerprint()));
        }
        return publishers.send(messages);
    }

    private static Outgoing outgoing(Posted posted, String address, Message message) {
        TraceContext.set(message, posted.traceparent());
        return new Outgoing(address, message);
    }

    private static String address(Webhook webhook) {
        return switch (webhook) {
            case Webhook.Messages messages -> Addresses.inbound(messages.interfaceInfo().lane());
            case Webhook.StatusMessages status -> Addresses.INBOUND_STATUS;
        };
    }
}
