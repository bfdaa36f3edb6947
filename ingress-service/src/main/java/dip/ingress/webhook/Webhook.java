package dip.ingress.webhook;

import dip.model.catalogue.InterfaceInfo;
import dip.service.participants.Callbacks;
import dip.service.participants.ChannelPolicy;
import dip.service.participants.Participant;

/** An address that the DIP was told to call for one of our DIP IDs. */
public sealed interface Webhook {

    Participant recipient();

    /** As it stands in the path: {@code IF-036}, {@code PUB-036}, {@code REP-002} or {@code statusmessage}. */
    String channel();

    /** Scheme, host and path prefix under which the DIP calls it, as it signs them. */
    String base();

    /** What metrics call it: the interface's id, or {@code statusmessage}. */
    String label();

    /** Takes messages of one interface. */
    record Messages(Participant recipient, String channel, InterfaceInfo interfaceInfo, ChannelPolicy policy, String base)
            implements Webhook {

        @Override
        public String label() {
            return interfaceInfo.id();
        }
    }

    /** Takes status messages about what we sent. */
    record StatusMessages(Participant recipient, String base) implements Webhook {

        @Override
        public String channel() {
            return Callbacks.STATUS_MESSAGES;
        }

        @Override
        public String label() {
            return Callbacks.STATUS_MESSAGES;
        }
    }
}
